"""What people type into the stream."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lenig.files.forms import UploadsField
from lenig.stream.abilities import may_share
from lenig.stream.places import place_named
from lenig.stream.writing.parts import MOST_MENTIONS
from lenig.toolkit.handles import new_handle
from lenig.toolkit.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lenig.access.viewer import Viewer
    from lenig.files.models import StoredFile
    from lenig.stream.kinds import Kind
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
    #: Uploads that stand in the text itself; they come to belong to the post as its files do.
    pictures: "tuple[StoredFile, ...]" = ()

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

    @property
    def likeness(self) -> str:
        """What tells two sendings of this form apart besides title, words, place and files."""
        return ""

    def handed_on(self, kind: "Kind") -> dict[str, Any]:
        """What is typed here, in the words of a form that has fewer fields: nothing typed is lost."""
        return {}


class Carried(forms.CharField):
    """What a page carries along unseen. Too long is not from our page: it is cut, and finds nothing."""

    widget = forms.HiddenInput

    def __init__(self, most: int = 40, **kwargs: Any) -> None:
        self.most = most
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return clean(str(super().to_python(value) or ""))[: self.most]


class Chosen(Carried):
    """Handles of people chosen from the list while typing, with spaces between."""

    def __init__(self) -> None:
        super().__init__(most=21 * MOST_MENTIONS)

    def clean(self, value: Any) -> Any:
        return tuple(str(super().clean(value)).split())


#: What is sent as the place while none is chosen, since an empty one means everyone.
NOWHERE = "nowhere"


class EnvelopeForm(forms.Form):
    """What goes around the words: where they go, what comes along, and the key of this one form."""

    #: Drawn as a choice that everybody sees, so not among what goes along unseen.
    place = Carried(widget=forms.Select)
    uploads = UploadsField(label=_("Pictures and files"), required=False)
    key = Carried(initial=new_handle)
    draft = Carried()
    chosen = Chosen()
    #: The page to go back to.
    back = Carried(most=200)

    def __init__(self, *args: Any, viewer: "Viewer", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        belong_to(self, viewer)

    def clean_place(self) -> "Source | None":
        handle = self.cleaned_data["place"]
        place = place_named(self.viewer, handle) if handle else None
        if (handle and place is None) or not may_share(self.viewer, place):
            raise forms.ValidationError(_("You cannot share there any more. Choose another place."))
        return place


def belong_to(form: forms.Form, viewer: "Viewer", already: "Sequence[StoredFile]" = ()) -> None:
    """Say whose the files of this form are, and with which it starts."""
    field: Any = form.fields["uploads"]
    field.belong_to(viewer.me, already, handles=form.initial.get("uploads", ()))


class AttachedForm(forms.Form):
    """The files of a post that is being changed, and whom its writer chose while typing."""

    uploads = UploadsField(label=_("Pictures and files"), required=False)
    chosen = Chosen()

    def __init__(
        self, *args: Any, viewer: "Viewer", already: "Sequence[StoredFile]", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        belong_to(self, viewer, already)


class CommentForm(forms.Form):
    content = TextField(
        label=_("Your comment"),
        max_length=MOST_CHARACTERS,
        error_messages={"required": _("Write something first.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    uploads = UploadsField(label=_("Pictures and files"), required=False, most=4)
    key = Carried(initial=new_handle)
    #: The comment that is answered, by its handle.
    parent = Carried()
    chosen = Chosen()
    #: Where the form stood: under a card, or on the page of the post.
    part = Carried()

    def __init__(self, *args: Any, viewer: "Viewer", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        belong_to(self, viewer)


class ClosureForm(forms.Form):
    reason = TextField(
        label=_("Why do you close the comments?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody who reads the post sees this. Say where the conversation goes on."),
    )
