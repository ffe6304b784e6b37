"""The tab "Groups" on somebody's profile."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lenig.access.request import Request
from lenig.groups.hot.groups_of_person import groups_of_person
from lenig.people.profile import ProfilePage


@require_safe
def groups_of(request: Request, handle: str) -> HttpResponse:
    """The groups of a colleague that the viewer may read about."""
    profile = ProfilePage.of(request, handle, current="groups")
    memberships = groups_of_person(request.viewer, profile.person)
    context = {"profile": profile, "memberships": memberships}
    return render(request, "groups/of_person.html", context)
