"""Who is away today, and who stands in: shown wherever somebody is mentioned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from lenig.access.viewer import Viewer
from lenig.people.hot.reporting_lines import those_below_among
from lenig.people.models import Absence, Person
from lenig.people.readers import Readers, circle_of, includes

#: What a person chose, among the readers of their personal fields.
FIELD = "absence"
#: What a page shows of who stands in: a name, a face and an address.
_FACE = ("handle", "name", "given_name", "preferred_name", "surname", "photo")


@dataclass(frozen=True)
class Away:
    """Somebody cannot be reached, up to and including a day."""

    last_day: date
    #: Who stands in, when the viewer may meet them.
    stand_in: Person | None = None

    @property
    def words(self) -> str:
        """In one line: "away until 5 December, Esra Öztürk stands in"."""
        words = until_words(self.last_day)
        if self.stand_in:
            words += gettext(", %(name)s stands in") % {"name": self.stand_in.name}
        return words


def until_words(day: date) -> str:
    return gettext("away until %(day)s") % {"day": date_format(day, "j F")}


def absence_readers(visibility: Mapping[str, str]) -> Readers:
    """The circle to which a person opens their absences."""
    return circle_of(visibility.get(FIELD, Readers.EVERYONE))


def is_for_everyone(visibility: Mapping[str, str]) -> bool:
    return absence_readers(visibility) == Readers.EVERYONE


def absences_today(viewer: Viewer, people: Iterable[Person]) -> dict[int, Away]:
    """Which of these people are away today, as far as the viewer may know, by their ids.

    One query; a second one when somebody tells it to their managers alone. Of
    two absences at once the longer one counts.
    """
    by_id = {person.pk: person for person in people}
    known = Person.colleagues.visible_to(viewer).filter(pk=OuterRef("stand_in"))
    rows: Any = (
        Absence.objects.on(timezone.localdate())
        .filter(person__in=by_id.keys())
        .select_related("stand_in")
        .only("person", "last_day", *(f"stand_in__{column}" for column in _FACE))
        .annotate(is_known=Exists(known))
        .order_by("last_day")
    )
    return {
        row.person_id: Away(row.last_day, row.stand_in if row.is_known else None)
        for row in _readable(list(rows), by_id, viewer)
    }


def _readable(rows: list[Any], people: Mapping[int, Person], viewer: Viewer) -> list[Any]:
    """Those that this viewer may know of."""
    choosy = {
        row.person_id: readers
        for row in rows
        if (readers := absence_readers(people[row.person_id].field_visibility)) != Readers.EVERYONE
    }
    if not choosy or viewer.person is None:
        return [row for row in rows if row.person_id not in choosy]
    to_managers = [pk for pk, readers in choosy.items() if readers == Readers.MANAGERS]
    below = those_below_among(to_managers, viewer.person) if to_managers else ()
    circles = dict.fromkeys(below, Readers.MANAGERS) | {viewer.person.pk: Readers.ME}
    return [
        row
        for row in rows
        if includes(
            choosy.get(row.person_id, Readers.EVERYONE),
            circles.get(row.person_id, Readers.EVERYONE),
        )
    ]


def mark_away(viewer: Viewer, people: Iterable[Person]) -> None:
    """Let each of these people say whether they are away: one query for all of them."""
    people = list(people)
    found = absences_today(viewer, people)
    for person in people:
        person.away = found.get(person.pk)
