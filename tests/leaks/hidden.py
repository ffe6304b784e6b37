"""Private words: what carries them, who may meet them, and where their readers do."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from lenig.toolkit.handles import new_handle

#: A made-up word, or anything that looks like the handle of something.
_MARKS = re.compile(r"canary[a-z0-9]+|(?<![0-9a-z])[0-9a-hjkmnp-tv-z]{20}(?![0-9a-z])")


@dataclass(frozen=True)
class Hidden:
    """One private word. `readers` are the names of those who may meet it; without one, nobody may."""

    name: str
    model: type[Model]
    readers: frozenset[str]
    word: str
    #: Who meets it where: without these a broken page would pass for a closed one.
    shown: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Thing:
    """Something with a handle. Who is not among `known_to` may not learn that it is there."""

    sort: str
    name: str
    handle: str
    known_to: frozenset[str]
    #: Whether every route is asked about it. One of each sort and circle is enough.
    is_asked_about: bool = True


class Secrets:
    """All words and handles of a world, and who may meet which."""

    def __init__(self) -> None:
        self.hidden: dict[str, Hidden] = {}
        self.things: list[Thing] = []
        self._by_mark: dict[str, tuple[str, frozenset[str]]] = {}

    def hide(self, name: str, model: type[Model], readers: Iterable[str]) -> str:
        """A word of its own for this fact; whoever meets it has seen the fact."""
        one = Hidden(name, model, frozenset(readers), f"canary{name}{new_handle()[:8]}")
        self.hidden[name] = one
        self._by_mark[one.word] = (name, one.readers)
        return one.word

    def shown(self, name: str, *met: tuple[str, str]) -> None:
        """Say who meets this word where."""
        self.hidden[name].shown.extend(met)

    def put(
        self, sort: str, name: str, row: Any, known_to: Iterable[str], *, asked: bool = True
    ) -> None:
        """Note something by its handle, which is as private as the thing itself."""
        thing = Thing(sort, name, row.handle, frozenset(known_to), asked)
        self.things.append(thing)
        self._by_mark[thing.handle] = (f"the handle of {name}", thing.known_to)

    def of(self, *sorts: str) -> list[Thing]:
        """What the routes about these sorts are asked about."""
        return [each for each in self.things if each.sort in sorts and each.is_asked_about]

    def met_in(self, text: str, *, sent: str = "") -> set[str]:
        """The names of all that stands in this text, without what somebody sent themselves."""
        marks = set(_MARKS.findall(text.lower())) - set(_MARKS.findall(sent.lower()))
        return {self._by_mark[mark][0] for mark in marks if mark in self._by_mark}

    def not_for(self, who: str, text: str, *, sent: str = "") -> set[str]:
        """The names of all that stands in this text and is not for this reader."""
        marks = set(_MARKS.findall(text.lower())) - set(_MARKS.findall(sent.lower()))
        found = (self._by_mark[mark] for mark in marks if mark in self._by_mark)
        return {name for name, readers in found if who not in readers}
