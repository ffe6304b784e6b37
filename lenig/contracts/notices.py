"""Which activities reach whom: declared by each app, read by `notifications`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Noticed:
    """A kind of notice: what happened, who should hear of it, and how it is said.

    `recipients` gets the activity and names people; whether each of them may
    read the object is asked again when the notice is made, and when it is
    shown. `sentence` gets the actor's name and the object, and gives one
    translated sentence; it is called at showing, never stored.
    """

    #: mention, reply, thread, followed, must-read, event, message or moderation.
    kind: str
    name: str
    applies: Callable[[Any], bool]
    recipients: Callable[[Any], Iterable[int]]
    sentence: Callable[[Any], str]


_declared: dict[str, Noticed] = {}


def declare(noticed: Noticed) -> Noticed:
    """Make this kind of notice known."""
    _declared[noticed.name] = noticed
    return noticed


def declared() -> tuple[Noticed, ...]:
    """Every kind of notice, in the order of declaration."""
    return tuple(_declared.values())


def named(name: str) -> Noticed | None:
    """The declaration with this name; None when the app that made it is gone."""
    return _declared.get(name)
