"""In which circle around each person a viewer stands: anybody, one of their managers, or themselves."""

from collections.abc import Iterable

from lenig.access.viewer import Viewer
from lenig.people.fields import Readable
from lenig.people.hot.reporting_lines import those_below_among
from lenig.people.models import Person
from lenig.people.readers import Readers


def circles(viewer: Viewer, people: Iterable[Person]) -> dict[int, Readers]:
    """The viewer's circle around each of these people, by their id.

    At most one query, and none when nobody among them keeps anything for their
    managers: then the answer would change nothing.
    """
    people = list(people)
    found = dict.fromkeys((person.pk for person in people), Readers.EVERYONE)
    if viewer.person is None:
        return found
    choosy = [p.pk for p in people if Readers.MANAGERS in p.field_visibility.values()]
    found |= dict.fromkeys(those_below_among(choosy, viewer.person), Readers.MANAGERS)
    if viewer.person.pk in found:
        found[viewer.person.pk] = Readers.ME
    return found


def readable(person: Person, viewer: Viewer) -> Readable:
    """What this viewer may read of this person."""
    return Readable(person, circles(viewer, [person])[person.pk])
