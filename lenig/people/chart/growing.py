"""Reading the chart: the tree of departments by name, and what hangs in it as far as it is open.

Budget: one query for the tree, four for what is known of all seats together,
and one for each sort of seat or number on the page. The numbers of people come
from the directory's index, so that they count whom the viewer may meet.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from django.urls import reverse

from lenig.access.viewer import Viewer
from lenig.people.absences import mark_away
from lenig.people.chart.nodes import Branch, DepartmentNode, SeatNode
from lenig.people.chart.rows import counted, first_few, junior_posts, junior_rows, left_over
from lenig.people.directory import terms
from lenig.people.directory.sight import Sight, sight_of
from lenig.people.models import Department, Person, Position


class Chart:
    """The organisation as one viewer sees it at one moment."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer

    @cached_property
    def sight(self) -> Sight:
        return sight_of(self.viewer)

    # -- The tree ----------------------------------------------------------------------

    @cached_property
    def departments(self) -> dict[int, Department]:
        return {each.pk: each for each in Department.objects.only("handle", "name", "parent_id")}

    @cached_property
    def _parts(self) -> dict[int | None, list[Department]]:
        found: dict[int | None, list[Department]] = defaultdict(list)
        for department in sorted(self.departments.values(), key=lambda each: each.name.casefold()):
            found[department.parent_id].append(department)
        return found

    @property
    def roots(self) -> list[Department]:
        return self._parts[None]

    def parts_of(self, department: Department) -> list[Department]:
        return self._parts[department.pk]

    def path_to(self, department_id: int | None) -> list[Department]:
        """The department and all above it, from the top."""
        path: dict[int, Department] = {}
        while department_id in self.departments and department_id not in path:
            path[department_id] = self.departments[department_id]
            department_id = path[department_id].parent_id
        return list(path.values())[::-1]

    def size(self, department: Department) -> int:
        return self.sight.count(terms.DEPARTMENT, department.handle)

    # -- Seats -------------------------------------------------------------------------

    def heads(self, departments: Collection[Department]) -> list[Position]:
        """The seats that lead these departments."""
        return list(Position.objects.filter(department__in=_ids(departments), is_head=True))

    def members(self, departments: Collection[Department]) -> list[Position]:
        """The first few seats directly in each of these departments, besides the heads."""
        rows = Position.objects.seen_by(self.viewer).directly_in(_ids(departments))
        return list(first_few(rows, "department_id"))

    def seat_nodes(self, rows: Iterable[Position]) -> dict[int, SeatNode]:
        """These seats with who sits there and how much hangs below each, by their id."""
        seats = {seat.pk: seat for seat in rows}
        people = self._people({seat.person_id for seat in seats.values() if seat.person_id})
        below = Position.objects.seen_by(self.viewer).below_seats(list(seats))
        reports, juniors = counted(below, "reports_to"), junior_posts("reports_to", list(seats))
        me = self.viewer.me.pk
        return {
            pk: SeatNode(
                seat,
                person=people.get(seat.person_id or 0),
                reports=reports[pk],
                juniors=juniors[pk],
                is_me=seat.person_id == me,
            )
            for pk, seat in seats.items()
        }

    def _people(self, ids: set[int]) -> dict[int, Person]:
        people: dict[int, Person] = Person.colleagues.visible_to(self.viewer).in_bulk(ids)
        mark_away(self.viewer, people.values())
        return people

    # -- Departments, closed -------------------------------------------------------------

    def department_nodes(
        self, departments: Collection[Department], seats: Mapping[int, SeatNode]
    ) -> dict[int, DepartmentNode]:
        """These departments and how much hangs below each; their heads are among the seats."""
        ids = _ids(departments)
        heads = _by_department(seat for seat in seats.values() if seat.position.is_head)
        empty = counted(
            Position.objects.filter(department__in=ids, is_head=False, person=None), "department"
        )
        juniors = junior_posts("department", ids)
        return {
            each.pk: DepartmentNode(
                each,
                heads=(own := heads[each.pk]),
                size=self.size(each),
                parts=len(self.parts_of(each)),
                members=self._number_of_members(each, own) + empty[each.pk],
                juniors=juniors[each.pk],
            )
            for each in departments
        }

    def _number_of_members(self, department: Department, heads: list[SeatNode]) -> int:
        leading = len({head.person.pk for head in heads if head.person})
        return max(0, self.sight.count(terms.MEMBER, department.handle) - leading)

    # -- What hangs below ----------------------------------------------------------------

    def branches(
        self,
        departments: Collection[Department],
        members: Collection[Position],
        seats: Mapping[int, SeatNode],
    ) -> dict[int, Branch]:
        """The members of each of these departments, without its parts."""
        more = left_over(members, "department_id")
        juniors = junior_rows("department", _ids(departments))
        found = _by_department(seats[member.pk] for member in members)
        return {
            each.pk: Branch(
                seats=found[each.pk],
                juniors=juniors[each.pk],
                more=more[each.pk],
                more_url=reverse("people:department", args=[each.handle]),
            )
            for each in departments
        }

    def branch_of(self, department: Department) -> Branch:
        """What hangs below one department: its parts, and who works there."""
        parts, members = self.parts_of(department), self.members([department])
        seats = self.seat_nodes([*self.heads(parts), *members])
        branch = self.branches([department], members, seats)[department.pk]
        nodes = self.department_nodes(parts, seats)
        branch.departments = [nodes[part.pk] for part in parts]
        return branch

    def seats_below(self, seat: Position) -> Branch:
        """The seats that report to this one, in the same department."""
        rows = Position.objects.seen_by(self.viewer).below_seats([seat.pk])
        few = list(first_few(rows, "reports_to_id"))
        nodes = self.seat_nodes(few)
        return Branch(
            seats=[nodes[row.pk] for row in few],
            juniors=junior_rows("reports_to", [seat.pk])[seat.pk],
            more=left_over(few, "reports_to_id")[seat.pk],
            more_url=self._page_with_all(seat),
        )

    def _page_with_all(self, seat: Position) -> str:
        department = self.departments.get(seat.department_id or 0)
        if department is None:
            return reverse("people:directory")
        return reverse("people:department", args=[department.handle])


def _ids(departments: Collection[Department]) -> list[int]:
    return [department.pk for department in departments]


def _by_department(seats: Iterable[SeatNode]) -> dict[int | None, list[SeatNode]]:
    found: dict[int | None, list[SeatNode]] = defaultdict(list)
    for seat in seats:
        found[seat.position.department_id].append(seat)
    return found
