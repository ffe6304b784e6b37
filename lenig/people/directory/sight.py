"""Which entries a viewer may find: one for each person they may meet.

Budget: one query for whom the viewer may meet, and a second one only where
somebody opens a field to their managers.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lenig.access.viewer import Viewer
from lenig.people.directory.bits import bits_of
from lenig.people.directory.columns import Row
from lenig.people.directory.index import Index, current_index
from lenig.people.hot.reporting_lines import those_below_with_more_to_read
from lenig.people.models import Person
from lenig.people.readers import NEARER, Readers


@dataclass(frozen=True)
class Sight:
    """The directory as one viewer may know it at this moment."""

    index: Index
    slots: int
    #: People around whom the viewer stands nearer than anybody.
    nearer: dict[int, Readers]

    def count(self, facet: str, value: str) -> int:
        """How many of the people in sight this can be said of."""
        return (self.index.bits.get((facet, value), 0) & self.slots).bit_count()

    def row_of(self, person_id: int) -> Row | None:
        """The entry of somebody as this viewer may read it, whether or not they may meet."""
        slot = _slot(self.index, person_id, self.nearer.get(person_id, Readers.EVERYONE))
        return None if slot is None else self.index.columns.row(slot)


def sight_of(viewer: Viewer) -> Sight:
    """What this viewer may find now."""
    index = current_index()
    nearer = _nearer(viewer, index)
    people = Person.colleagues.all_visible_to(viewer).values_list("pk", flat=True)
    return Sight(index, _entries(index, people, nearer), nearer)


def _nearer(viewer: Viewer, index: Index) -> dict[int, Readers]:
    if viewer.person is None:
        return {}
    below = set()
    if index.circles[Readers.MANAGERS]:
        below = those_below_with_more_to_read(viewer.person)
    return dict.fromkeys(below, Readers.MANAGERS) | {viewer.person.pk: Readers.ME}


def _entries(index: Index, people: Iterable[int], nearer: dict[int, Readers]) -> int:
    """The entry for everyone of each of these people, or the one for the viewer's circle."""
    everyone = index.circles[Readers.EVERYONE]
    found = bits_of([slot for slot in map(everyone.get, people) if slot is not None])
    for person_id, circle in nearer.items():
        wide, own = everyone.get(person_id), _slot(index, person_id, circle)
        if wide is not None and own is not None and own != wide and found >> wide & 1:
            found ^= (1 << wide) | (1 << own)
    return found


def _slot(index: Index, person_id: int, circle: Readers) -> int | None:
    """The entry for this circle around somebody, or else for the next wider one."""
    up_to = NEARER.index(circle) + 1
    slots = (index.circles[each].get(person_id) for each in reversed(NEARER[:up_to]))
    return next((slot for slot in slots if slot is not None), None)
