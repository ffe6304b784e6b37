"""What must happen again and again: declared by each app in `periodic.py`, run by the worker.

    @every(hours=1)
    def end_absences() -> None: …

A run may be missed when no worker is there, and is never made up for, so each
looks at what there is and not at when it ran before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

Work = Callable[[], None]


@dataclass(frozen=True)
class Periodic:
    """A piece of work, and how often it is due."""

    name: str
    interval: timedelta
    work: Work


_declared: dict[str, Periodic] = {}


def every(*, minutes: int = 0, hours: int = 0, days: int = 0) -> Callable[[Work], Work]:
    """Declare a function that the worker calls this often, on one node at a time."""

    def declare(work: Work) -> Work:
        name = f"{work.__module__}.{work.__name__}"
        interval = timedelta(minutes=minutes, hours=hours, days=days)
        _declared[name] = Periodic(name, interval, work)
        return work

    return declare


def declared() -> tuple[Periodic, ...]:
    return tuple(_declared.values())
