"""What can be opened by an elevation: told by the rooms above, which own the audiences.

Only what is registered here can be opened. A person's drafts, bookmarks and
conversations are not, so that no reason opens them.

    @opens("group")
    class Groups(Opened): …
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from lenig.access.models import Audience


@dataclass(frozen=True)
class Place:
    """Something that an audience guards: what it is called, and where it is."""

    title: str
    url: str


class Opener(Protocol):
    """Knows the places of one sort, by handle and by audience."""

    def find(self, handle: str) -> int | None:
        """The audience that guards the place with this handle; None when there is none to open."""

    def describe(self, audiences: Collection[int]) -> dict[int, Place]:
        """The places that these audiences guard, by audience: one query."""


_openers: dict[str, Opener] = {}


def opens(owner: str, opener: Opener) -> None:
    """Let places of this sort be opened; `owner` is what their audiences say of themselves."""
    _openers[owner] = opener


def find(handle: str) -> int | None:
    """The audience behind a handle, whichever room knows it."""
    found = (opener.find(handle) for opener in _openers.values())
    return next((audience for audience in found if audience is not None), None)


def describe(audiences: Collection[int]) -> dict[int, Place]:
    """The places behind these audiences, by audience."""
    owners = dict(Audience.objects.filter(pk__in=audiences).values_list("pk", "owner"))
    places: dict[int, Place] = {}
    for owner, opener in _openers.items():
        if theirs := [audience for audience, each in owners.items() if each == owner]:
            places |= opener.describe(theirs)
    return places
