"""The page of a department: who leads it, what it consists of, and who works there."""

from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from lenig.access.request import Request
from lenig.contracts import slots
from lenig.people.abilities import may_manage_people
from lenig.people.cards import PersonCard, cards_of
from lenig.people.chart.growing import Chart
from lenig.people.chart.nodes import DepartmentNode
from lenig.people.circles import circles
from lenig.people.models import Department, Person, Position
from lenig.toolkit import cursor
from lenig.toolkit.htmx import wants_part

PAGE_SIZE = 20


class DepartmentPage:
    """What stands on the page of a department."""

    def __init__(self, request: Request, department: Department) -> None:
        self._request, self.department = request, department
        self._chart = Chart(request.viewer)
        self._after = cursor.read(request.GET.get("after"))

    @property
    def may_arrange(self) -> bool:
        return may_manage_people(self._request.viewer)

    @cached_property
    def node(self) -> DepartmentNode:
        return self._nodes[self.department.pk]

    @property
    def parts(self) -> list[DepartmentNode]:
        return [self._nodes[part.pk] for part in self._chart.parts_of(self.department)]

    @cached_property
    def _nodes(self) -> dict[int, DepartmentNode]:
        departments = [self.department, *self._chart.parts_of(self.department)]
        seats = self._chart.seat_nodes(self._chart.heads(departments))
        return self._chart.department_nodes(departments, seats)

    @property
    def trail(self) -> list[tuple[str, str]]:
        """The departments above, from the top, and this one."""
        above = self._chart.path_to(self.department.parent_id)
        trail = [(each.name, each.get_absolute_url()) for each in above]
        return [*trail, (self.department.name, "")] if above else []

    @cached_property
    def cards(self) -> list[PersonCard]:
        people = self._people[:PAGE_SIZE]
        return cards_of(people, self._request, circles=circles(self._request.viewer, people))

    @property
    def next_url(self) -> str:
        if len(self._people) <= PAGE_SIZE:
            return ""
        last = cursor.write(self._people[PAGE_SIZE - 1].pk)
        return f"{self.department.get_absolute_url()}?after={last}"

    @property
    def everybody_url(self) -> str:
        """The directory narrowed to this department and everything in it."""
        return f"{reverse('people:directory')}?department={self.department.handle}"

    @property
    def actions(self) -> SafeString:
        """What other rooms offer to do with a department: a button to follow it."""
        found = SafeString("")
        for offered in slots.fill("department-actions", self._request, [self.department]):
            found += offered.get(self.department.pk, "")
        return found

    @cached_property
    def _people(self) -> list[Person]:
        """One more than a page shows tells whether there is a next one."""
        known: QuerySet[Any] = (
            Person.colleagues.visible_to(self._request.viewer).by_name().select_related("location")
        )
        seats = Position.objects.filter(department=self.department).values("person")
        people = known.filter(pk__in=seats)
        if self._after and (last := known.filter(pk=self._after).first()):
            behind = Q(sort_name__gt=last.sort_name) | Q(sort_name=last.sort_name, pk__gt=last.pk)
            people = people.filter(behind)
        return list(people[: PAGE_SIZE + 1])


@require_safe
def department(request: Request, handle: str) -> HttpResponse:
    """A department, for who works here. Budget: 19 queries however large it is."""
    if not request.viewer.is_at_work:
        raise Http404
    page = DepartmentPage(request, get_object_or_404(Department, handle=handle))
    if wants_part(request):
        return render(request, "people/department.html#more", {"page": page})
    return render(request, "people/department.html", {"page": page})
