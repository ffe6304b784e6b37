"""The facet that is another one every day: who works today, and who is new."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from django.utils import timezone
from django.utils.translation import gettext

from lenig.people.absences import is_for_everyone
from lenig.people.directory import terms
from lenig.people.directory.bits import bits_of
from lenig.people.directory.index import Index
from lenig.people.models import Absence

WORKING, NEW = "working", "new"
#: How long somebody is new.
NEW_FOR = timedelta(days=90)


def is_new(started: date | None, today: date) -> bool:
    """Whether somebody who started on this day is still new today."""
    return started is not None and today - NEW_FOR < started <= today


@dataclass(frozen=True)
class Today:
    """Who works today, and who is new, as sets of slots."""

    working: int
    new: int

    @classmethod
    def in_index(cls, index: Index, today: date | None = None) -> Self:
        """One query: who is away."""
        today = today or timezone.localdate()
        weekday = index.bits.get((terms.WEEKDAY, str(today.isoweekday())), 0)
        return cls(weekday & ~_away(index, today), _new(index, today))

    @property
    def values(self) -> list[tuple[str, str, int]]:
        return [
            (WORKING, gettext("Works today"), self.working),
            (NEW, gettext("New here"), self.new),
        ]

    def bits(self, value: str) -> int:
        return {WORKING: self.working, NEW: self.new}.get(value, 0)


def _away(index: Index, today: date) -> int:
    """Everybody's entries, for all circles, of who is away and lets everyone know."""
    rows = Absence.objects.on(today).values_list("person_id", "person__field_visibility")
    away = (person for person, visibility in rows if is_for_everyone(visibility))
    slots = (slots.get(person) for person in away for slots in index.circles.values())
    return bits_of(slot for slot in slots if slot is not None)


def _new(index: Index, today: date) -> int:
    found = 0
    for value in index.values.get(terms.STARTED, ()):
        if is_new(date.fromisoformat(value), today):
            found |= index.bits[terms.STARTED, value]
    return found
