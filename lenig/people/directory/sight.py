"""Which entries a viewer may find: one for each person they may meet.

Budget: one query for whom the viewer may meet, and a second one only where
somebody opens a field to their managers.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lenig.access.viewer import Viewer
from lenig.people.directory.bits import bits_of
from lenig.people.directory.index import Index, Row, current_index
from lenig.people.hot.reporting_lines import those_below_with_more_to_read
from lenig.people.models import Person
from lenig.people.readers import Readers


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

    def sees(self, person_id: int) -> bool:
        """Whether this person is among those whom the viewer may meet."""
        slot = _slot(self.index, person_id, self.nearer)
        return slot is not None and bool(self.slots >> slot & 1)

    def row_of(self, person_id: int) -> Row | None:
        """The entry of somebody as this viewer may read it, whether or not they may meet."""
        slot = _slot(self.index, person_id, self.nearer)
        return None if slot is None else self.index.rows[slot]

    def circle(self, person_id: int) -> Readers:
        return self.nearer.get(person_id, Readers.EVERYONE)


def sight_of(viewer: Viewer) -> Sight:
    """What this viewer may find now."""
    index = current_index()
    nearer = _nearer(viewer, index)
    people = Person.colleagues.all_visible_to(viewer).values_list("pk", flat=True)
    return Sight(index, bits_of(_slots(index, people, nearer)), nearer)


def _slots(index: Index, people: Iterable[int], nearer: dict[int, Readers]) -> set[int]:
    """The entry for everyone of each of these people, or the one for the viewer's circle."""
    everyone = index.circles[Readers.EVERYONE]
    found = {slot for slot in map(everyone.get, people) if slot is not None}
    for person_id in nearer:
        wide, own = everyone.get(person_id), _slot(index, person_id, nearer)
        if wide in found and own is not None:
            found ^= {wide, own} if wide != own else set()
    return found


def _nearer(viewer: Viewer, index: Index) -> dict[int, Readers]:
    if viewer.person is None:
        return {}
    below = set()
    if index.circles[Readers.MANAGERS]:
        below = those_below_with_more_to_read(viewer.person)
    return dict.fromkeys(below, Readers.MANAGERS) | {viewer.person.pk: Readers.ME}


def _slot(index: Index, person_id: int, nearer: dict[int, Readers]) -> int | None:
    """The entry for the viewer's circle around somebody, or else the next wider one."""
    everyone = index.circles[Readers.EVERYONE].get(person_id)
    match nearer.get(person_id):
        case None:
            return everyone
        case Readers.ME:
            own = index.circles[Readers.ME].get(person_id)
            return (
                own if own is not None else index.circles[Readers.MANAGERS].get(person_id, everyone)
            )
        case circle:
            return index.circles[circle].get(person_id, everyone)
