"""The tree of departments as whoever arranges it sees it: each with the way to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count

from lenig.people.models import Department


@dataclass(frozen=True)
class Placed:
    """A department and its place in the tree."""

    department: Department
    #: What it is a part of, from the top.
    above: tuple[Department, ...]

    @property
    def path(self) -> str:
        """Sociaal domein › Wijkteams."""
        return " › ".join(each.name for each in (*self.above, self.department))

    @property
    def path_above(self) -> str:
        return " › ".join(each.name for each in self.above)


def placed_departments() -> list[Placed]:
    """Every department with its number of `seats`, each before its parts, by name. One query."""
    rows = Department.objects.annotate(seats=Count("positions"))
    parts: dict[int | None, list[Department]] = {}
    for row in sorted(rows, key=lambda each: each.name.casefold()):
        parts.setdefault(row.parent_id, []).append(row)
    return list(_placed(parts, None, ()))


def _placed(
    parts: dict[int | None, list[Department]], top: int | None, above: tuple[Department, ...]
) -> Iterator[Placed]:
    for department in parts.get(top, ()):
        yield Placed(department, above)
        yield from _placed(parts, department.pk, (*above, department))


def with_its_parts(department: Department) -> set[int]:
    """The ids of a department and of everything in it. One query for each layer."""
    found, layer = set[int](), {department.pk}
    while layer:
        found |= layer
        parts = Department.objects.filter(parent__in=layer).values_list("pk", flat=True)
        layer = set(parts) - found
    return found
