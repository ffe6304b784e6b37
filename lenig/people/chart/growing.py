"""Reading the chart: the tree of departments by name, and what hangs in it as far as it is open.

Budget: one query for the tree; five for all departments shown, five for all
seats below them, however many there are. The numbers of people come from the
directory's index, so that they count whom the viewer may meet.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
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

    # -- Departments and seats, closed ---------------------------------------------------

    def department_nodes(self, departments: Collection[Department]) -> dict[int, DepartmentNode]:
        """These departments with their heads, and how much hangs below each."""
        ids = [department.pk for department in departments]
        heads = self._by_department(Position.objects.filter(department__in=ids, is_head=True))
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
                members=self._members(each, own) + empty[each.pk],
                juniors=juniors[each.pk],
            )
            for each in departments
        }

    def _members(self, department: Department, heads: list[SeatNode]) -> int:
        leading = len({head.person.pk for head in heads if head.person})
        return max(0, self.sight.count(terms.MEMBER, department.handle) - leading)

    def _by_department(self, rows: Iterable[Position]) -> dict[int | None, list[SeatNode]]:
        found: dict[int | None, list[SeatNode]] = defaultdict(list)
        for node in self.seat_nodes(rows):
            found[node.position.department_id].append(node)
        return found

    def seat_nodes(self, rows: Iterable[Position]) -> list[SeatNode]:
        """These seats with who sits there, and how much hangs below each."""
        seats = list(rows)
        ids = [seat.pk for seat in seats]
        people = self._people({seat.person_id for seat in seats if seat.person_id})
        below = Position.objects.seen_by(self.viewer).below_seats(ids)
        reports, juniors = counted(below, "reports_to"), junior_posts("reports_to", ids)
        me = self.viewer.me.pk
        return [
            SeatNode(
                seat,
                person=people.get(seat.person_id or 0),
                reports=reports[seat.pk],
                juniors=juniors[seat.pk],
                is_me=seat.person_id == me,
            )
            for seat in seats
        ]

    def _people(self, ids: set[int]) -> dict[int, Person]:
        people: dict[int, Person] = Person.colleagues.visible_to(self.viewer).in_bulk(ids)
        mark_away(self.viewer, people.values())
        return people

    # -- What hangs below ----------------------------------------------------------------

    def seats_in(self, departments: Collection[Department]) -> dict[int, Branch]:
        """The seats directly in each of these departments, the first few, by department."""
        ids = [department.pk for department in departments]
        rows = Position.objects.seen_by(self.viewer).directly_in(ids)
        few = list(first_few(rows, "department_id"))
        more = left_over(few, "department_id")
        seats, juniors = self._by_department(few), junior_rows("department", ids)
        return {
            each.pk: Branch(
                seats=seats[each.pk],
                juniors=juniors[each.pk],
                more=more[each.pk],
                more_url=reverse("people:department", args=[each.handle]),
            )
            for each in departments
        }

    def seats_below(self, seat: Position) -> Branch:
        """The seats that report to this one, in the same department."""
        rows = Position.objects.seen_by(self.viewer).below_seats([seat.pk])
        few = list(first_few(rows, "reports_to_id"))
        more = left_over(few, "reports_to_id")[seat.pk]
        department = self.departments.get(seat.department_id or 0)
        return Branch(
            seats=self.seat_nodes(few),
            juniors=junior_rows("reports_to", [seat.pk])[seat.pk],
            more=more,
            more_url=reverse("people:department", args=[department.handle])
            if department
            else reverse("people:directory"),
        )
