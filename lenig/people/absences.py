"""Who is away today, and who stands in: shown wherever somebody is mentioned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from lenig.access.viewer import Viewer
from lenig.people.models import Absence, Person


@dataclass(frozen=True)
class Away:
    """Somebody cannot be reached, up to and including a day."""

    last_day: date
    #: Who stands in, when the viewer may meet them.
    stand_in: Person | None = None


def absences_today(viewer: Viewer, people: Iterable[int]) -> dict[int, Away]:
    """Which of these people are away today, by their ids: one query.

    Of two absences at once the longer one counts.
    """
    known = Person.colleagues.visible_to(viewer).filter(pk=OuterRef("stand_in"))
    rows: Any = (
        Absence.objects.on(timezone.localdate())
        .filter(person__in=list(people))
        .select_related("stand_in")
        .annotate(is_known=Exists(known))
        .order_by("last_day")
    )
    return {
        row.person_id: Away(row.last_day, row.stand_in if row.is_known else None) for row in rows
    }


def mark_away(viewer: Viewer, people: Iterable[Person]) -> None:
    """Let each of these people say whether they are away: one query for all of them."""
    people = list(people)
    found = absences_today(viewer, {person.pk for person in people})
    for person in people:
        person.away = found.get(person.pk)
