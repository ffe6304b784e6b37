"""One up and one down: between whom somebody stands in the organisation."""

from dataclasses import dataclass, field

from django.db.models import Q

from lenig.access.viewer import Viewer
from lenig.people.absences import mark_away
from lenig.people.models import Person, Position

#: How many people below somebody show before the chart shows them all.
BELOW_SHOWN = 5


@dataclass(frozen=True)
class Colleague:
    """Somebody above or below, or an empty seat there."""

    position: Position
    person: Person | None


@dataclass(frozen=True)
class WhoIsWho:
    """The people around somebody, as the viewer may meet them."""

    above: list[Colleague] = field(default_factory=list)
    below: list[Colleague] = field(default_factory=list)
    more_below: int = 0

    def __bool__(self) -> bool:
        return bool(self.above or self.below)


def who_is_who(viewer: Viewer, positions: list[Position]) -> WhoIsWho:
    """Who stands above and below somebody with these positions: three queries.

    A guest sees nothing of it: the organisation is not theirs.
    """
    if not viewer.is_at_work:
        return WhoIsWho()
    own = {position.pk for position in positions}
    above = {position.reports_to_id for position in positions} - own - {None}
    rows = list(
        Position.objects.seen_by(viewer)
        .filter(Q(pk__in=above) | Q(reports_to__in=own))
        .order_by("person__sort_name", "pk")
    )
    people = _people(viewer, rows)
    seats = [Colleague(row, people.get(row.person_id or 0)) for row in rows if row.pk not in own]
    below = [seat for seat in seats if seat.position.pk not in above]
    return WhoIsWho(
        above=[seat for seat in seats if seat.position.pk in above],
        below=below[:BELOW_SHOWN],
        more_below=max(0, len(below) - BELOW_SHOWN),
    )


def _people(viewer: Viewer, rows: list[Position]) -> dict[int, Person]:
    ids = {row.person_id for row in rows if row.person_id}
    people: dict[int, Person] = Person.colleagues.visible_to(viewer).in_bulk(ids)
    mark_away(viewer, people.values())
    return people
