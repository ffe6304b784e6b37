"""Who is in a group: finding them, giving roles, removing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.groups.abilities import may_remove
from lenig.groups.actions.joining import LastOwner
from lenig.groups.actions.roles import remove_member, set_role
from lenig.groups.forms import RoleForm
from lenig.groups.hot.member_list import member_list
from lenig.groups.models import Role
from lenig.groups.page import GroupPage
from lenig.groups.views.finding import (
    group_to_change,
    member_for,
    owned_group,
    readable_group,
    refuse,
)


def members(request: Request, handle: str) -> HttpResponse:
    """The members by name."""
    page = readable_group(request, handle)
    return render(request, "groups/members.html", _context(request, page))


def _context(request: Request, page: GroupPage) -> dict[str, object]:
    found = member_list(
        request.viewer,
        page.group,
        words=request.GET.get("q", "")[:100],
        with_role=request.GET.get("show") == "roles",
        after=request.GET.get("after"),
    )
    removable = {each.pk for each in found.members if may_remove(request.viewer, each)}
    query = request.GET.copy()
    query["after"] = found.next_cursor or ""
    return {
        "page": page,
        "found": found,
        "removable": removable,
        "roles": Role.choices,
        "rest": f"?{query.urlencode()}" if found.next_cursor else "",
    }


@require_POST
def role(request: Request, handle: str, person: str) -> HttpResponse:
    """What a member may do in the group: an owner decides."""
    page = owned_group(request, handle)
    member, form = member_for(request, page, person), RoleForm(request.POST)
    if not form.is_valid() or page.group.is_read_only:
        return redirect("groups:members", page.group.address)
    if member.person.is_guest and form.cleaned_data["role"] != Role.MEMBER:
        messages.warning(request, _("A guest can be a member and nothing more."))
        return redirect("groups:members", page.group.address)
    try:
        set_role(member, Role(form.cleaned_data["role"]), viewer=request.viewer)
    except LastOwner:
        messages.warning(request, _last_owner_words())
    return redirect("groups:members", page.group.address)


def removal(request: Request, handle: str, person: str) -> HttpResponse:
    """Asking whether it is meant, and removing a member."""
    page = group_to_change(request, handle)
    if not page.may_read:
        refuse(request, f"group {handle}")
    member = member_for(request, page, person)
    if not may_remove(request.viewer, member):
        refuse(request, f"group {handle}")
    if request.method != "POST":
        return render(request, "groups/removal.html", {"page": page, "member": member})
    try:
        remove_member(member, viewer=request.viewer)
    except LastOwner:
        messages.warning(request, _last_owner_words())
    return redirect("groups:members", page.group.address)


def _last_owner_words() -> str:
    return _("A group keeps an owner. Make somebody else an owner first.")
