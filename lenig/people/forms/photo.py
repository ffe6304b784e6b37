from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lenig.files.forms import UploadField
from lenig.people.models import Person


class PhotoForm(forms.Form):
    """A photo of oneself."""

    photo = UploadField(
        label=_("Photo"),
        pictures_only=True,
        ask_alt=False,
        help_text=_("Your face, so that colleagues recognise you. Everybody sees it."),
    )

    def __init__(self, person: Person, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        field = self.fields["photo"]
        if isinstance(field, UploadField):
            field.belong_to(person)
