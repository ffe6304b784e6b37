"""Who is away today, who works here no more, and who is a guest: known in each process.

A name stands on every page, many times. So the few people of whom more is to be said are
kept in memory by their handle and read again after some seconds, or when the day changes.
What may be told to one viewer and not to another is never kept here.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils import timezone

from lenig.people.absences import is_for_everyone
from lenig.people.hot.standings import absences_on, people_outside

#: Seconds after which it is read again. Who changes something sees it at once.
KEPT = 10


@dataclass(frozen=True)
class Standing:
    """What is to be said of somebody beside their name."""

    has_left: bool = False
    is_placeholder: bool = False
    is_guest: bool = False
    #: The last day of an absence that everyone may know of.
    away_until: date | None = None
    #: Who stands in: handle and name.
    stand_in: tuple[str, str] | None = None

    @property
    def has_profile(self) -> bool:
        return not self.has_left and not self.is_placeholder


@dataclass
class _Memory:
    day: date | None = None
    until: float = 0.0
    standings: Mapping[str, Standing] = field(default_factory=dict)


_memory = _Memory()


def standings() -> Mapping[str, Standing]:
    """Everybody who is not simply at work, by handle."""
    day, now = timezone.localdate(), time.monotonic()
    if _memory.day != day or now >= _memory.until:
        _memory.standings = _read(day)
        _memory.day, _memory.until = day, now + KEPT
    return _memory.standings


def forget_standings() -> None:
    """Read them again for the next page: something about somebody has just changed."""
    _memory.until = 0.0


def _read(day: date) -> dict[str, Standing]:
    found = {
        each.handle: Standing(each.has_left(day), each.is_placeholder, each.is_guest)
        for each in people_outside(day)
    }
    for row in absences_on(day):
        if is_for_everyone(row.visibility):
            stand_in = (row.stand_in, row.stand_in_name or "") if row.stand_in else None
            before = found.get(row.handle, Standing())
            found[row.handle] = replace(before, away_until=row.last_day, stand_in=stand_in)
    return found
