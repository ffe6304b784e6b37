"""The first move of every view here: the group that this viewer may know of, or 404.

A refused write answers as if the group were not there, and leaves a line in the
audit log: the same line for a secret group and for a handle that nobody has.
"""

from typing import NoReturn

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from lenig.access.auditing import audit
from lenig.access.request import Request
from lenig.groups.hot.group_page import meet
from lenig.groups.models import Membership
from lenig.groups.page import GroupPage

NOBODY_COMES_IN = _("Nobody can join this group now: it is archived, or its posts are moving.")


def known_group(request: Request, handle: str) -> GroupPage:
    """The group with this handle, for who may know that it is there."""
    met = meet(request.viewer, handle)
    if met is None:
        raise Http404
    return GroupPage(met, request, request.viewer)


def readable_group(request: Request, handle: str) -> GroupPage:
    """The group with this handle, for who may read what is shared in it."""
    page = known_group(request, handle)
    if not page.may_read:
        raise Http404
    return page


def group_to_change(request: Request, handle: str) -> GroupPage:
    """The group with this handle, before a write; who may not know of it leaves a line."""
    met = meet(request.viewer, handle)
    if met is None:
        refuse(request, f"group {handle}")
    return GroupPage(met, request, request.viewer)


def moderated_group(request: Request, handle: str) -> GroupPage:
    """The group with this handle, for who looks after its members."""
    page = group_to_change(request, handle)
    if not page.may_moderate:
        refuse(request, f"group {handle}")
    return page


def owned_group(request: Request, handle: str) -> GroupPage:
    """The group with this handle, for its owners."""
    page = group_to_change(request, handle)
    if not page.may_own:
        refuse(request, f"group {handle}")
    return page


def member_for(request: Request, page: GroupPage, handle: str) -> Membership:
    """The membership of the person with this handle in this group."""
    members = Membership.objects.visible_to(request.viewer).in_group(page.group)
    found = get_object_or_404(members.select_related("person"), person__handle=handle)
    found.group = page.group
    return found


def refuse(request: Request, subject: str) -> NoReturn:
    """Answer as if it were not there; a refused write is worth knowing."""
    if request.method == "POST":
        with transaction.atomic():
            audit(request.viewer.person, f"refused {_route(request)}", subject)
    raise Http404


def _route(request: Request) -> str:
    match = request.resolver_match
    return match.view_name if match else ""
