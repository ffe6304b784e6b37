"""Of whom more is to be said than their name: who is away, has left, or is a guest.

Budget: two queries, one for people and one for absences, of the few who are not simply at
work. `lenig.people.standings` asks for them once in some seconds, not for each page.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from lenig.people.models import Absence, Person, Role


class Outside(NamedTuple):
    """Somebody who is not simply at work: gone, never here, or a guest."""

    handle: str
    is_placeholder: bool
    is_guest: bool
    is_active: bool
    ends_on: date | None

    def has_left(self, day: date) -> bool:
        return not self.is_active or (self.ends_on is not None and self.ends_on < day)


class AwayRow(NamedTuple):
    """An absence on one day, with the circle for which it is meant."""

    handle: str
    visibility: dict[str, str]
    last_day: date
    stand_in: str | None
    stand_in_name: str | None


def people_outside(day: date) -> Iterator[Outside]:
    rows = Person.colleagues.every_row(
        because="whose name is no link any more is the same for everyone"
    ).filter(Q(is_active=False) | Q(ends_on__lt=day) | Q(is_placeholder=True) | Q(role=Role.GUEST))
    for row in rows.values_list("handle", "is_placeholder", "role", "is_active", "ends_on"):
        yield Outside(row[0], row[1], row[2] == Role.GUEST, row[3], row[4])


def absences_on(day: date) -> Iterator[AwayRow]:
    """Everybody's absences on this day; of two at once the longer one comes last."""
    rows = Absence.objects.on(day).order_by("last_day")
    names = ("person__handle", "person__field_visibility", "last_day")
    for row in rows.values_list(*names, "stand_in__handle", "stand_in__name"):
        yield AwayRow(*row)
