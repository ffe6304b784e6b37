"""People as they stand on a page: what a card says of each, to this viewer, today."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from lenig.access.request import Request
from lenig.contracts import slots
from lenig.people.absences import Away, mark_away
from lenig.people.directory.today import is_new
from lenig.people.fields import Readable
from lenig.people.models import Department, Person, Position
from lenig.people.presence import Presence, presence_on
from lenig.people.readers import Readers

#: How many words somebody may be asked about stand on a card.
TOPICS_SHOWN = 3


@dataclass(frozen=True)
class Tag:
    """A word about somebody. `tone` is "" or "good"."""

    words: str
    tone: str = ""


@dataclass
class PersonCard:
    """One person on a page with many."""

    person: Person
    readable: Readable
    #: How many people are in a department, as this viewer may count them.
    size_of: Callable[[Department], int] | None = None
    #: What other rooms offer to do with somebody: a button to follow.
    actions: SafeString = field(default_factory=SafeString)

    @cached_property
    def positions(self) -> list[Position]:
        return list(self.person.positions.all())

    @property
    def position(self) -> Position | None:
        return self.positions[0] if self.positions else None

    @cached_property
    def title(self) -> str:
        return self.position.title if self.position else ""

    @cached_property
    def where(self) -> str:
        """Department and location: "Klantcontact · Stadhuis"."""
        department = self.position.department if self.position else None
        workplace = self.readable["workplace"]
        location = workplace.location if workplace else None
        # The dot stays behind the first when the second goes to a line of its own.
        return "\N{NO-BREAK SPACE}· ".join(str(part) for part in (department, location) if part)

    @cached_property
    def topics(self) -> list[Any]:
        return list(self.readable["ask"])[:TOPICS_SHOWN]

    @property
    def away(self) -> Away | None:
        return self.person.away

    @property
    def presence(self) -> Presence | None:
        return presence_on(self.readable["working_days"] or ())

    @property
    def tags(self) -> list[Tag]:
        found = [self._guest(), self._head(), self._new()]
        return [tag for tag in found if tag]

    def _guest(self) -> Tag | None:
        return Tag(gettext("Guest")) if self.person.is_guest else None

    def _head(self) -> Tag | None:
        for position in self.positions:
            if position.is_head and position.department and self.size_of:
                size = self.size_of(position.department)
                return (
                    Tag(gettext("Head of %(count)d people") % {"count": size}) if size > 1 else None
                )
        return None

    def _new(self) -> Tag | None:
        started = self.readable["starts_on"]
        if not started or not is_new(started, timezone.localdate()):
            return None
        day = date_format(started, "j F")
        return Tag(gettext("New since %(day)s") % {"day": day}, tone="good")


def cards_of(
    people: Sequence[Person],
    request: Request,
    *,
    circles: Mapping[int, Readers],
    size_of: Callable[[Department], int] | None = None,
) -> list[PersonCard]:
    """A card for each of these people, who came out of `visible_to`.

    Budget: one query each for positions, expertise and absences, and what the
    slot "person-actions" declares.
    """
    prefetch_related_objects(list(people), with_department(), "expertise", "location")
    mark_away(request.viewer, people)
    actions = person_actions(request, people)
    return [
        PersonCard(
            person,
            Readable(person, circles.get(person.pk, Readers.EVERYONE)),
            size_of=size_of,
            actions=actions[person.pk],
        )
        for person in people
    ]


def with_department() -> "Prefetch[str, QuerySet[Position], str]":
    """The positions of people with the department of each, in one query."""
    return Prefetch("positions", Position.objects.select_related("department"))


def person_actions(request: Request, people: Iterable[Person]) -> dict[int, SafeString]:
    """What other rooms offer to do with each of these people, by their id."""
    found: dict[int, SafeString] = defaultdict(SafeString)
    for offered in slots.fill("person-actions", request, list(people)):
        for person_id, markup in offered.items():
            found[person_id] += markup
    return found
