"""The org chart: one nested list of departments and people, opened branch by branch."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from lenig.access.request import Request
from lenig.access.viewer import Viewer
from lenig.people.abilities import may_manage_people
from lenig.people.chart.growing import Chart
from lenig.people.chart.page import ChartPage, open_at
from lenig.people.directory.asking import Asked
from lenig.people.directory.search import Search
from lenig.people.models import Department, Person, Position
from lenig.toolkit.text import clean, fold

MOST_FOUND = 8


@require_safe
def organisation(request: Request) -> HttpResponse:
    """The chart from the top; `?at=` opens the way to a department or a colleague.

    Budget: 15 queries however many departments and people there are.
    """
    viewer = _at_work(request)
    page = ChartPage(viewer, open_at(viewer, clean(request.GET.get("at", ""))[:40]))
    asked = Asked.read(request.GET)
    context = {
        "page": page,
        "asked": asked,
        "me": viewer.me,
        "may_arrange": may_manage_people(viewer),
    }
    if asked.words:
        context |= _found(viewer, asked, page.chart)
    return render(request, "people/organisation.html", context)


@require_safe
def branch(request: Request, handle: str) -> HttpResponse:
    """What hangs below a department: its parts, and the people in it."""
    viewer = _at_work(request)
    department = get_object_or_404(Department, handle=handle)
    found = Chart(viewer).branch_of(department)
    return render(request, "people/chart/branch.html", {"branch": found})


@require_safe
def seat_branch(request: Request, handle: str) -> HttpResponse:
    """Who reports to a seat."""
    viewer = _at_work(request)
    seat = get_object_or_404(Position.objects.seen_by(viewer), handle=handle)
    return render(request, "people/chart/branch.html", {"branch": Chart(viewer).seats_below(seat)})


def _at_work(request: Request) -> Viewer:
    """The chart is for who works here: a guest knows the people of their groups, and no more."""
    if not request.viewer.is_at_work:
        raise Http404
    return request.viewer


def _found(viewer: Viewer, asked: Asked, chart: Chart) -> dict[str, object]:
    """Departments and people with these words in their names."""
    names = ((department, fold(department.name)) for department in chart.departments.values())
    departments = [each for each, name in names if all(word in name for word in asked.words)]
    ids, _ = Search(viewer, asked).page(MOST_FOUND)
    people = Person.colleagues.visible_to(viewer).in_bulk(ids)
    return {
        "found_departments": sorted(departments, key=lambda each: each.name)[:MOST_FOUND],
        "found_people": [people[pk] for pk in ids if pk in people],
    }
