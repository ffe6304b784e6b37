"""The composer: one form for every kind, with what surrounds the words."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

from django.core.cache import caches
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString

from lenig.access.request import Request
from lenig.access.viewer import Viewer
from lenig.stream.cards.holes import Pieces, cut, fill, hole
from lenig.stream.forms import MOST_CHARACTERS, NOWHERE, EnvelopeForm, KindForm
from lenig.stream.kinds import Kind, composable
from lenig.stream.models import Draft, Source
from lenig.stream.places import KEPT, Place, choices_for, standing
from lenig.toolkit.handles import new_handle


@dataclass
class Composer:
    """What somebody is writing, as the template draws it.

    `data` and `files` are what was sent; without them the fields start from `initial`.
    """

    viewer: Viewer
    kind: Kind
    data: QueryDict | None = None
    files: Any = None
    initial: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def sent(cls, request: Request, kind: Kind) -> Self:
        """What came with a form."""
        return cls(request.viewer, kind, request.POST, request.FILES)

    @classmethod
    def of_draft(cls, viewer: Viewer, kind: Kind, draft: Draft) -> Self:
        """What was kept of something that is not shared yet."""
        return cls(viewer, kind, initial={**draft.fields, "draft": draft.handle})

    # -- What it is made of --------------------------------------------------------------

    @cached_property
    def kinds(self) -> list[Kind]:
        return composable()

    @cached_property
    def form(self) -> KindForm:
        assert self.kind.form is not None  # noqa: S101 - every composable kind has one
        return self.kind.form(self.data, self.files, initial=self.initial, viewer=self.viewer)

    @cached_property
    def envelope(self) -> EnvelopeForm:
        return EnvelopeForm(self.data, self.files, initial=self.initial, viewer=self.viewer)

    @cached_property
    def places(self) -> list[Place]:
        return choices_for(self.viewer)

    @property
    def may_write(self) -> bool:
        """Whether there is a place where this viewer may share anything."""
        return bool(self.places)

    @property
    def place_handle(self) -> str:
        """The place that is chosen now; the first possible one when none is.

        Words that were meant for a place where one can share no more are meant for
        nowhere until another is chosen: never by themselves for everyone.
        """
        chosen = str(self.envelope["place"].value() or "")
        handles = [place.handle for place in self.places]
        if chosen in handles:
            return chosen
        return NOWHERE if chosen or not handles else handles[0]

    @property
    def is_for_nowhere(self) -> bool:
        return self.place_handle == NOWHERE

    @property
    def most(self) -> int:
        return MOST_CHARACTERS

    @property
    def is_too_long(self) -> bool:
        return self.form.is_bound and self.form.has_error("content", "max_length")

    @property
    def longer_kind(self) -> Kind | None:
        """The kind that has room for what is too long for this one."""
        return next((kind for kind in self.kinds if kind.name == "blog" != self.kind.name), None)

    # -- What becomes of it --------------------------------------------------------------

    @property
    def is_valid(self) -> bool:
        # Both are asked, so that all that is wrong is said at once.
        return all([self.form.is_valid(), self.envelope.is_valid()])

    def in_kind(self, kind: Kind) -> "Composer":
        """The same words and files before the form of another kind: nothing typed is lost."""
        self.envelope.is_valid()
        shown = self.envelope.fields["uploads"].widget.shown
        uploads = [file.handle for file in shown]
        initial: dict[str, Any] = (self.data or QueryDict()).dict()
        handed_on = self.form.handed_on(kind)
        initial |= handed_on | {"uploads": [*uploads, *handed_on.get("uploads", ())]}
        return Composer(self.viewer, kind, initial=initial)

    def again(self, complaint: str) -> "Composer":
        """The same words under a new key, with a complaint above them."""
        data = (self.data or QueryDict()).copy()
        data["key"] = new_handle()
        composer = Composer(self.viewer, self.kind, data, self.files)
        composer.form.add_error(None, complaint)
        return composer


def composer_line(
    viewer: Viewer, token: str, *, place: Source | None = None, back: str = ""
) -> SafeString:
    """The empty composer as it stands above a timeline: one line that opens.

    Kept for a minute, since drawing a form costs as much as five cards; the
    token, the key and the way back of this one form are filled in. `place` is where it shares
    unless another is chosen, `back` the page to come back to.
    """
    where = place.handle if place else ""
    name = f"composer:{standing(viewer)}:{viewer.me.photo_id}:{where}"
    pieces: Pieces | None = caches["fragments"].get(name)
    if pieces is None:
        initial = {"key": hole("key"), "place": where, "back": hole("back")}
        composer = Composer(viewer, composable()[0], initial=initial)
        context = {"composer": composer, "is_line": True, "token": hole("token")}
        pieces = cut(render_to_string("stream/composer.html", context))
        caches["fragments"].set(name, pieces, KEPT)
    return fill(pieces, {"token": lambda: token, "key": new_handle, "back": lambda: escape(back)})
