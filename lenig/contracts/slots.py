"""Named places in a lower template that higher apps may fill.

A slot receives the whole list of objects on the page at once and may ask the
database one question for all of them; what it costs is declared, added up and
tested.

    @slot("person-actions", order=10, queries=1)
    def follow_buttons(request: HttpRequest, people: Sequence[Person]) -> dict[Any, str]:
        return {person.pk: "<form>…" for person in people}

    @slot("navigation", order=20)
    def groups_entry(request: HttpRequest, objects: Sequence[Any]) -> list[NavigationEntry]: …
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

Filler = Callable[..., Any]


@dataclass(frozen=True, order=True)
class Slot:
    """One app's share in a named place."""

    order: int
    name: str
    fill: Filler
    #: How many queries it asks, however many objects there are.
    queries: int = 0


@dataclass(frozen=True)
class NavigationEntry:
    """A line in the main menu. `current` is the prefix of the paths that belong to it."""

    label: Any
    url: str
    icon: str
    current: str
    #: Whether something new waits there: shown as a dot, never as a number.
    waiting: bool = False
    #: The app's own name for it, for tests and the phone's tab bar.
    name: str = ""


@dataclass(frozen=True)
class ProfileTab:
    """A tab on a page of a person, group or topic."""

    label: Any
    url: str
    name: str
    #: How many there are, where somebody wants to know that before going there.
    count: int | None = None


_slots: dict[str, list[Slot]] = defaultdict(list)


def slot(place: str, *, order: int = 50, queries: int = 0) -> Callable[[Filler], Filler]:
    """Fill the named place with what the decorated function gives."""

    def register(fill: Filler) -> Filler:
        name = f"{fill.__module__}.{fill.__qualname__}"
        _slots[place] = sorted(
            [s for s in _slots[place] if s.name != name] + [Slot(order, name, fill, queries)],
            key=lambda each: (each.order, each.name),
        )
        return fill

    return register


def fillers(place: str) -> tuple[Slot, ...]:
    """Who fills this place, in their order."""
    return tuple(_slots.get(place, ()))


def fill(place: str, request: HttpRequest, objects: Sequence[Any] = ()) -> list[Any]:
    """What each app puts in this place, in order; an app that has nothing to add is left out."""
    return [part for each in fillers(place) if (part := each.fill(request, objects))]


def cost(place: str) -> int:
    """How many queries this place may ask on a page."""
    return sum(each.queries for each in fillers(place))


def places() -> dict[str, tuple[Slot, ...]]:
    """Every place with those who fill it, for the reference and its test."""
    return {place: tuple(each) for place, each in sorted(_slots.items())}
