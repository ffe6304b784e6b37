"""Asking to read along."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lenig.access.models import EVERYONE
from lenig.access.viewer import Viewer
from lenig.oversight.places import find
from lenig.toolkit.handles import ALPHABET, LENGTH
from lenig.toolkit.text import clean_name

_HANDLE = re.compile(rf"(?<![0-9a-z])[{ALPHABET}]{{{LENGTH}}}(?![0-9a-z])")


class ElevationForm(forms.Form):
    """Where, and why. The place is named by its address, since an administrator has no list of secrets."""

    address = forms.CharField(
        label=_("Address of the group"),
        max_length=500,
        help_text=_("Ask who needs your help to send you the link."),
        error_messages={"required": _("Paste the link to the group.")},
    )
    reason = forms.CharField(
        label=_("Why must you read along?"),
        min_length=10,
        max_length=500,
        help_text=_("The owners read this at once."),
        error_messages={
            "required": _("Say why. The owners read this at once."),
            "min_length": _("Say it so that the owners understand it."),
        },
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        self.viewer = viewer
        super().__init__(*args, **kwargs)

    def clean_address(self) -> int:
        """The audience behind the address."""
        match = _HANDLE.search(self.cleaned_data["address"])
        audience = find(match[0]) if match else None
        if audience is None:
            raise forms.ValidationError(_("No group has this address."))
        if audience == EVERYONE or self.viewer.takes_part_in(audience):
            raise forms.ValidationError(_("You can read this already."))
        return audience

    def clean_reason(self) -> str:
        return clean_name(self.cleaned_data["reason"])
