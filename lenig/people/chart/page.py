"""The page of the org chart: which branches are open, and the cards they stand on."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from lenig.access.viewer import Viewer
from lenig.people.chart.growing import Chart
from lenig.people.chart.nodes import Branch, DepartmentNode, SeatNode
from lenig.people.models import Department, Position

#: Up to so many departments a chart opens two steps by itself, and may be opened whole.
FEW = 40
MOST_ROOTS = 20
MOST_STEPS = 10


@dataclass(frozen=True)
class OpenAt:
    """What somebody asked to be shown: everything, or the way to one department or seat."""

    everything: bool = False
    department: int | None = None
    seat: Position | None = None


class ChartPage:
    """The chart as it stands on a page, as far as it is open.

    A chart opens its roots, and in a small organisation one step more. Other
    branches come when somebody opens them.
    """

    def __init__(self, viewer: Viewer, at: OpenAt) -> None:
        self.viewer, self.at, self.chart = viewer, at, Chart(viewer)

    @property
    def is_small(self) -> bool:
        return len(self.chart.departments) <= FEW

    @cached_property
    def roots(self) -> list[DepartmentNode]:
        """A tree of nodes for each department at the top, grown as far as it is open."""
        nodes = self.chart.department_nodes(self._shown, self._seats)
        branches = self.chart.branches(self._open, self._members, self._seats)
        for department in self._open:
            branch = branches[department.pk]
            if self.at.seat and department.pk == self.at.department:
                self._grow_to(self.at.seat, branch)
            branch.departments = [nodes[part.pk] for part in self.chart.parts_of(department)]
            nodes[department.pk].branch = branch
        return [nodes[root.pk] for root in self.chart.roots]

    @cached_property
    def loose(self) -> list[SeatNode]:
        """Seats without a department at the top of a line of their own."""
        return [self._seats[row.pk] for row in self._loose]

    @cached_property
    def unplaced(self) -> list[SeatNode]:
        """People whose manager is not in the list."""
        return [self._seats[row.pk] for row in self._unplaced]

    # -- All seats on the page, asked for together -----------------------------------------

    @cached_property
    def _seats(self) -> dict[int, SeatNode]:
        heads = self.chart.heads(self._shown)
        return self.chart.seat_nodes([*heads, *self._members, *self._loose, *self._unplaced])

    @cached_property
    def _members(self) -> list[Position]:
        return self.chart.members(self._open)

    @cached_property
    def _loose(self) -> list[Position]:
        rows = self._seen.filter(department=None, reports_to=None, missing_manager="")
        return list(rows.order_by("rank", "pk")[:MOST_ROOTS])

    @cached_property
    def _unplaced(self) -> list[Position]:
        rows = self._seen.filter(reports_to=None).exclude(missing_manager="")
        return list(rows.order_by("rank", "pk")[:MOST_ROOTS])

    @property
    def _seen(self) -> "QuerySet[Position]":
        return Position.objects.seen_by(self.viewer)

    # -- What is open ----------------------------------------------------------------------

    @property
    def _shown(self) -> list[Department]:
        parts = [part for each in self._open for part in self.chart.parts_of(each)]
        return [*self.chart.roots, *parts]

    def _grow_to(self, seat: Position, branch: Branch) -> None:
        """Open the line down to a seat, and show it even where only the first few stand."""
        for step in self._line_to(seat):
            node = next((node for node in branch.seats if node.position.pk == step.pk), None)
            if node is None:
                node = self.chart.seat_nodes([step])[step.pk]
                branch.seats.append(node)
                branch.more = max(0, branch.more - 1)
            if node.reports or node.juniors:
                node.branch = branch = self.chart.seats_below(step)

    def _line_to(self, seat: Position) -> list[Position]:
        """The seats above this one in its own department, from the top, and the seat itself."""
        line = [] if seat.is_head else [seat]
        while line and (above := line[0].reports_to) and above not in line:
            if above.is_head or above.department_id != seat.department_id:
                break
            line.insert(0, above)
        return line[-MOST_STEPS:]

    @cached_property
    def _open(self) -> list[Department]:
        """The departments whose branches are open, from the top."""
        path = {department.pk for department in self.chart.path_to(self.at.department)}
        found, layer, depth = [], self.chart.roots, 0
        while layer:
            layer = [each for each in layer if self._opens(each, depth, path)]
            found += layer
            layer, depth = [part for each in layer for part in self.chart.parts_of(each)], depth + 1
        return found

    def _opens(self, department: Department, depth: int, path: Collection[int]) -> bool:
        steps = 2 if self.is_small else 1
        if self.at.everything and self.is_small:
            return True
        return depth < steps or department.pk in path


def open_at(viewer: Viewer, wanted: str) -> OpenAt:
    """What `wanted` names: "all", a department, a seat, or somebody whom the viewer may meet."""
    if not wanted or wanted == "all":
        return OpenAt(everything=bool(wanted))
    if department := Department.objects.filter(handle=wanted).first():
        return OpenAt(department=department.pk)
    seats = Position.objects.seen_by(viewer)
    # Asked one after the other: together they would look at every seat there is.
    if seat := seats.filter(handle=wanted).first() or seats.filter(person__handle=wanted).first():
        return OpenAt(department=seat.department_id, seat=seat)
    return OpenAt()
