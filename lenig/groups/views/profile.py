"""The tab "Groups" on somebody's profile."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from lenig.access.request import Request
from lenig.groups.hot.groups_of_person import groups_of_person
from lenig.people.models import Person


def groups_of(request: Request, handle: str) -> HttpResponse:
    """The groups of a colleague that the viewer may read about."""
    person = get_object_or_404(Person.colleagues.visible_to(request.viewer), handle=handle)
    context = {"person": person, "memberships": groups_of_person(request.viewer, person)}
    return render(request, "groups/of_person.html", context)
