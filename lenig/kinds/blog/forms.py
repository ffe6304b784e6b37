import re
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lenig.files.forms import UploadField
from lenig.files.models import StoredFile
from lenig.kinds.blog.wording import paragraphs, says_the_same
from lenig.stream.forms import Carried, KindForm, TextField
from lenig.stream.writing.rich import is_readable, pictures_in, sanitise, text_of
from lenig.toolkit.text import clean, clean_name

if TYPE_CHECKING:
    from lenig.stream.kinds import Kind

#: Words of about forty minutes, and more pictures than anybody looks at.
MOST_CHARACTERS, MOST_PICTURES = 50_000, 40

#: The editor keeps an empty line to write on at the end.
_EMPTY_END = re.compile(r"(?:<p>(?:<br>|\s)*</p>)+$")
TOO_LONG = _("This is too long: %(most)s characters at most. Share it in parts.")


class BlogForm(KindForm):
    """A title, a cover and the text: typed as plain words, or made with the editor.

    The textarea always holds the plain words, so that nobody without JavaScript
    meets HTML. `formatted` holds the same words with their formatting; it counts
    when the editor says that it made it, or when its words are still those of the
    textarea: then somebody without the editor changed something else.
    """

    title = forms.CharField(  # type: ignore[assignment]  # the field that the property reads
        label=_("Title"),
        max_length=200,
        error_messages={"required": _("Give it a title.")},
        widget=forms.Textarea(attrs={"rows": 1}),
    )
    cover = UploadField(label=_("Cover picture"), required=False, pictures_only=True)
    content = TextField(  # type: ignore[assignment]  # the field that the property reads
        label=_("Your text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    formatted = TextField(required=False, widget=forms.HiddenInput)
    by_editor = Carried(most=3)

    own_fields: ClassVar[frozenset[str]] = KindForm.own_fields | {"formatted", "by_editor"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pictures: tuple[StoredFile, ...] = ()
        self._html = ""
        cover: Any = self.initial.get("cover")
        field: Any = self.fields["cover"]
        there = [cover] if isinstance(cover, StoredFile) else []
        named = [] if there or not cover else [cover] if isinstance(cover, str) else cover
        field.belong_to(self.viewer.me, there, handles=named)

    # -- What the stream takes from it ---------------------------------------------------

    @property
    def html(self) -> str:
        return self._html

    @property
    def likeness(self) -> str:
        cover = self.cleaned_data.get("cover")
        return f"{self._html}\x1f{cover.likeness if cover else ''}"

    def handed_on(self, kind: "Kind") -> dict[str, Any]:
        """A kind without room for a title or pictures gets them with the words and the files."""
        fields = kind.form.base_fields if kind.form else {}
        handed: dict[str, Any] = {}
        self.is_valid()  # takes in a cover that came with the form
        if "formatted" not in fields:
            cover: Any = self.fields["cover"].widget
            inside = pictures_in(str(self.data.get("formatted", "")))
            handed["uploads"] = [*(file.handle for file in cover.shown), *inside]
        if "title" not in fields:
            said = [str(self.data.get(name, "")).strip() for name in ("title", "content")]
            handed["content"] = "\n\n".join(filter(None, said))
        return handed

    # -- Whether it is right -------------------------------------------------------------

    def clean_title(self) -> str:
        title = clean_name(self.cleaned_data["title"])
        if not title:
            raise ValidationError(_("Give it a title."))
        return title

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        try:
            self._html = _EMPTY_END.sub("", self._made(cleaned))
            cleaned["content"] = clean(text_of(self._html)).strip()
            self._measure(cleaned["content"])
            self.pictures = self._find_pictures()
        except ValidationError as wrong:
            self.add_error("content", wrong)
        return cleaned

    def _made(self, cleaned: dict[str, Any]) -> str:
        """The text as safe HTML: from the editor, from before, or from plain words."""
        typed, formatted = cleaned.get("content", ""), cleaned.get("formatted", "")
        if cleaned.get("by_editor"):
            return sanitise(formatted)
        if formatted and is_readable(formatted) and says_the_same(sanitise(formatted), typed):
            return sanitise(formatted)
        return sanitise(paragraphs(typed))

    def _measure(self, words: str) -> None:
        if not words:
            raise ValidationError(_("Write something first."), code="required")
        if len(words) > MOST_CHARACTERS:
            raise ValidationError(TOO_LONG, code="too_long", params={"most": MOST_CHARACTERS})

    def _find_pictures(self) -> tuple[StoredFile, ...]:
        """The pictures in the text, in their order: uploads of who writes, and no others."""
        handles = pictures_in(self._html)
        if not handles:
            return ()
        if len(handles) > MOST_PICTURES:
            raise ValidationError(
                _("These are too many pictures. Share them in more than one blog.")
            )
        mine = StoredFile.objects.of(self.viewer.me).filter(kind=StoredFile.Kind.IMAGE)
        found = {file.handle: file for file in mine.filter(handle__in=handles)}
        if found.keys() != set(handles):
            raise ValidationError(
                _("A picture in the text is no longer here. Take it out, or add it again.")
            )
        return tuple(found[handle] for handle in handles)
