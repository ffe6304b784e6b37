"""What people type into the stream."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lenig.stream.abilities import may_share
from lenig.toolkit.handles import new_handle
from lenig.toolkit.text import clean

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer
    from lenig.stream.models import Source

#: Longer than this is a blog, and the composer offers to make it one.
MOST_CHARACTERS = 5000


class TextField(forms.CharField):
    """Text as somebody typed it, without what no screen can show."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return clean(text).strip() if isinstance(text, str) else text


class KindForm(forms.Form):
    """The fields of one kind. A kind adds its own to these.

    `viewer` is who writes, for fields that offer a choice of what they may see.
    """

    #: What stands in the post itself; the rest is handed to `Kind.save_details`.
    own_fields: ClassVar[frozenset[str]] = frozenset({"title", "content"})

    def __init__(self, *args: Any, viewer: "Viewer", **kwargs: Any) -> None:
        self.viewer = viewer
        super().__init__(*args, **kwargs)

    @property
    def title(self) -> str:
        return str(self.cleaned_data.get("title", ""))

    @property
    def content(self) -> str:
        """The text in which names and topics are found."""
        return str(self.cleaned_data.get("content", ""))

    @property
    def html(self) -> str | None:
        """Sanitised HTML where the kind has formatting; None for plain text."""
        return None


class EnvelopeForm(forms.Form):
    """What goes around the words: where they go, and what makes a second click the same post."""

    place = forms.CharField(required=False, max_length=20)
    key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    draft = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    #: Handles of people chosen from the list while typing, with spaces between.
    chosen = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    #: The page to go back to.
    back = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(self, *args: Any, viewer: "Viewer", places: list["Source"], **kwargs: Any) -> None:
        self.viewer = viewer
        self.places = {place.handle: place for place in places}
        super().__init__(*args, **kwargs)

    def clean_place(self) -> "Source | None":
        handle = self.cleaned_data["place"]
        place = self.places.get(handle)
        if (handle and place is None) or not may_share(self.viewer, place):
            raise forms.ValidationError(_("You cannot share there any more. Choose another place."))
        return place

    def clean_chosen(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data["chosen"].split()[:100])


class CommentForm(forms.Form):
    content = TextField(
        label=_("Your comment"),
        max_length=MOST_CHARACTERS,
        error_messages={"required": _("Write something first.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    key = forms.CharField(
        required=False, max_length=40, widget=forms.HiddenInput, initial=new_handle
    )
