"""The viewer's own membership: coming in, choosing how much to hear, leaving."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.groups.actions.describing import put_welcome_away
from lenig.groups.actions.joining import LastOwner, join, leave
from lenig.groups.actions.roles import volunteer
from lenig.groups.forms import LevelForm
from lenig.groups.page import GroupPage
from lenig.groups.views.finding import NOBODY_COMES_IN, group_to_change, readable_group, refuse
from lenig.stream.actions.following import follow, unfollow
from lenig.stream.actions.holding import ReadOnlyPlace


@require_POST
def membership(request: Request, handle: str) -> HttpResponse:
    """Joining a group that everybody can join."""
    page = group_to_change(request, handle)
    if not page.is_member:
        if not page.may_join:
            refuse(request, f"group {handle}")
        try:
            join(page.group, viewer=request.viewer)
        except ReadOnlyPlace:
            messages.warning(request, NOBODY_COMES_IN)
    return redirect(page.group)


def leaving(request: Request, handle: str) -> HttpResponse:
    """What leaving means, and doing it."""
    page = readable_group(request, handle)
    if not page.is_member:
        return redirect(page.group)
    if request.method != "POST":
        return render(request, "groups/leaving.html", {"page": page})
    try:
        leave(page.group, viewer=request.viewer)
    except LastOwner:
        context = {"page": page, "is_last_owner": True}
        return render(request, "groups/leaving.html", context, status=422)
    messages.success(request, _("You left %(group)s.") % {"group": page.group.name})
    return redirect("groups:groups")


@require_POST
def level(request: Request, handle: str) -> HttpResponse:
    """How much of the group the viewer follows; nothing at all with an empty level."""
    page = group_to_change(request, handle)
    if not page.may_follow:
        refuse(request, f"group {handle}")
    form = LevelForm(request.POST)
    if form.is_valid():
        follow(page.group.source, viewer=request.viewer, level=form.cleaned_data["level"])
    elif not request.POST.get("level") and not page.is_member:
        unfollow(page.group.source, viewer=request.viewer)
    return redirect(page.group)


@require_POST
def welcome(request: Request, handle: str) -> HttpResponse:
    """The first visit is over: the choice is kept and the welcome card put away."""
    page = readable_group(request, handle)
    form = LevelForm(request.POST)
    if page.membership and form.is_valid():
        follow(page.group.source, viewer=request.viewer, level=form.cleaned_data["level"])
        put_welcome_away(page.membership)
    return redirect(page.group)


@require_POST
def ownership(request: Request, handle: str) -> HttpResponse:
    """A member takes on a group that nobody owns any more."""
    page = group_to_change(request, handle)
    if not page.may_volunteer:
        refuse(request, f"group {handle}")
    volunteer(page.group, viewer=request.viewer)
    messages.success(request, _("You own this group now. Ask somebody to be the second owner."))
    return _to_members(page)


def _to_members(page: GroupPage) -> HttpResponse:
    return redirect("groups:members", page.group.address)
