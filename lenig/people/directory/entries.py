"""Writing down what the directory may tell of somebody, for each circle of readers."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction

from lenig.people.directory import terms
from lenig.people.directory.terms import Term
from lenig.people.fields import Readable, readers_of
from lenig.people.models import Department, DirectoryEntry, Expertise, Person
from lenig.people.models.directory_entry import new_stamp
from lenig.people.readers import NEARER, Readers
from lenig.toolkit.text import fold

BATCH = 500
_FOUND_BY = ("ask", "skills", "languages", "workplace", "working_days", "starts_on")


def enter(people: Iterable[int]) -> None:
    """Make the entries of these people, by their ids, say what is true now. Safe to repeat."""
    ids = sorted(set(people))
    if not ids:
        return
    tree = DepartmentTree()
    for start in range(0, len(ids), BATCH):
        _enter_batch(ids[start : start + BATCH], tree)


def enter_everybody() -> None:
    """Write the whole directory anew: after rows were changed behind its back."""
    everybody = Person.colleagues.every_row(because="the directory is written for everybody")
    enter(everybody.values_list("pk", flat=True))


class DepartmentTree:
    """All departments, to know which ones contain a given one."""

    @cached_property
    def _rows(self) -> dict[int, tuple[int | None, Term]]:
        rows = Department.objects.values_list("pk", "parent_id", "handle", "name")
        return {
            pk: (parent, Term(terms.DEPARTMENT, handle, name)) for pk, parent, handle, name in rows
        }

    def containing(self, department: int | None) -> list[Term]:
        """The department itself and all above it, nearest first."""
        found: dict[int, Term] = {}
        while department in self._rows and department not in found:
            parent, found[department] = self._rows[department]
            department = parent
        return list(found.values())


@transaction.atomic
def _enter_batch(ids: Collection[int], tree: DepartmentTree) -> None:
    people = (
        Person.colleagues.every_row(because="the directory keeps an entry of everybody")
        .filter(pk__in=ids)
        .select_related("location")
        .prefetch_related("positions", "expertise")
    )
    wanted = {
        (entry.person_id, entry.readers): entry
        for person in people
        for entry in _entries_of(person, tree)
    }
    kept = {
        (entry.person_id, entry.readers): entry
        for entry in DirectoryEntry.objects.filter(person__in=ids)
    }
    outdated = [entry.pk for circle, entry in kept.items() if circle not in wanted]
    if outdated:
        DirectoryEntry.objects.filter(pk__in=outdated).delete()
    _write([entry for circle, entry in wanted.items() if _says_more(entry, kept.get(circle))])


def _write(entries: list[DirectoryEntry]) -> None:
    DirectoryEntry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["person", "readers"],
        update_fields=["sort_name", "words", "terms", "stamp"],
    )


def _says_more(entry: DirectoryEntry, kept: DirectoryEntry | None) -> bool:
    """Whether this entry is not what stands there already."""
    facts = ("sort_name", "words", "terms")
    return kept is None or any(getattr(entry, fact) != getattr(kept, fact) for fact in facts)


def _entries_of(person: Person, tree: DepartmentTree) -> Iterator[DirectoryEntry]:
    """The entry for everyone, and one for each nearer circle that may read more."""
    for circle in NEARER:
        if circle == Readers.EVERYONE or _opens_something_at(person, circle):
            facts = Facts(Readable(person, circle), tree)
            yield DirectoryEntry(
                person=person,
                readers=circle,
                sort_name=person.sort_name,
                words="\n".join(fold(line) for line in facts.lines),
                terms=terms.write(facts.terms),
                stamp=new_stamp(),
            )


def _opens_something_at(person: Person, circle: Readers) -> bool:
    """Whether a field that one can be found by opens at this circle and not before."""
    return any(readers_of(person, name) == circle for name in _FOUND_BY)


@dataclass(frozen=True)
class Facts:
    """What one circle may find somebody by."""

    readable: Readable
    tree: DepartmentTree

    @property
    def lines(self) -> tuple[str, ...]:
        """The words, most telling first: a find in an earlier line ranks higher."""
        person, readable = self.readable.person, self.readable
        return (
            person.search_name,
            " ".join(position.title for position in person.positions.all()),
            " ".join(str(word) for word in self._knowledge),
            " ".join(term.label for term in self._departments),
            str(readable["workplace"]),
            " ".join(spoken.name for spoken in readable["languages"]),
        )

    @property
    def terms(self) -> list[Term]:
        readable, place = self.readable, self.readable["workplace"]
        found = [
            *self._departments,
            *(Term(terms.MEMBER, term.value) for term in self._own_departments),
            *(Term(terms.TOPIC, word.slug, word.shown) for word in self._knowledge if word.slug),
            *(Term(terms.LANGUAGE, each.slug, each.name) for each in readable["languages"]),
            *(Term(terms.WEEKDAY, str(day)) for day in readable["working_days"]),
        ]
        if place and place.location:
            found.append(Term(terms.LOCATION, place.location.handle, place.location.name))
        if readable["starts_on"]:
            found.append(Term(terms.STARTED, readable["starts_on"].isoformat()))
        if readable.person.is_guest:
            found.append(Term(terms.GUEST, "yes"))
        # Of two labels for one value the first stays.
        return list({term.key: term for term in reversed(found)}.values())[::-1]

    @property
    def _knowledge(self) -> list[Expertise]:
        return [*self.readable["ask"], *self.readable["skills"]]

    @cached_property
    def _departments(self) -> list[Term]:
        """The departments in which somebody has a position, and all above them."""
        found = [term for lineage in self._lineages for term in lineage]
        return list({term.key: term for term in found}.values())

    @property
    def _own_departments(self) -> list[Term]:
        return [lineage[0] for lineage in self._lineages if lineage]

    @cached_property
    def _lineages(self) -> list[list[Term]]:
        positions = self.readable.person.positions.all()
        return [self.tree.containing(position.department_id) for position in positions]
