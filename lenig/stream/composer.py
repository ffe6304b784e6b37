"""The composer: one form for every kind, with what surrounds the words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict

from lenig.access.viewer import Viewer
from lenig.stream.forms import EnvelopeForm, KindForm
from lenig.stream.kinds import Kind, composable
from lenig.stream.models import Source
from lenig.stream.places import audience_in_words, places_of
from lenig.toolkit.handles import new_handle


@dataclass
class Composer:
    """What somebody is writing, as the template draws it.

    `data` is what was sent; without it the fields start from `initial`.
    """

    viewer: Viewer
    kind: Kind
    data: Mapping[str, Any] | None = None
    initial: Mapping[str, Any] | None = None

    @cached_property
    def kinds(self) -> list[Kind]:
        return composable()

    @cached_property
    def places(self) -> list[Source]:
        return places_of(self.viewer)

    @cached_property
    def form(self) -> KindForm:
        assert self.kind.form is not None  # noqa: S101 - every composable kind has one
        return self.kind.form(self.data, initial=dict(self.initial or {}), viewer=self.viewer)

    @cached_property
    def envelope(self) -> EnvelopeForm:
        initial = {"key": new_handle(), **(self.initial or {})}
        return EnvelopeForm(self.data, initial=initial, viewer=self.viewer, places=self.places)

    @property
    def is_valid(self) -> bool:
        # Both are asked, so that all that is wrong is said at once.
        return all([self.form.is_valid(), self.envelope.is_valid()])

    @property
    def key(self) -> str:
        return str(self.envelope.cleaned_data["key"])

    @property
    def place_handle(self) -> str:
        """The place that is chosen now; the first possible one for who cannot share with everyone."""
        chosen = str(self.envelope["place"].value() or "")
        if chosen or self.viewer.is_at_work or not self.places:
            return chosen
        return self.places[0].handle

    @property
    def place(self) -> Source | None:
        return self.envelope.places.get(self.place_handle)

    @property
    def may_write(self) -> bool:
        return self.viewer.is_at_work or bool(self.places)

    @property
    def audience(self) -> str:
        return audience_in_words(self.place)

    def again(self, complaint: str) -> "Composer":
        """The same words under a new key, with a complaint above them."""
        data = QueryDict(mutable=True)
        data.update({name: value for name, value in (self.data or {}).items() if name != "key"})
        data["key"] = new_handle()
        composer = Composer(self.viewer, self.kind, data)
        composer.form.add_error(None, complaint)
        return composer
