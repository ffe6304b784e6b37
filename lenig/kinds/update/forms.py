from django import forms
from django.utils.translation import gettext_lazy as _

from lenig.stream.forms import MOST_CHARACTERS, KindForm, TextField


class UpdateForm(KindForm):
    """One field, and nothing required but something in it."""

    content = TextField(  # type: ignore[assignment]  # the field that the property reads
        label=_("Your message"),
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3, "class": "writer__text"}),
        error_messages={"required": _("Write something first.")},
    )
