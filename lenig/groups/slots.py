"""What groups add to the frame and to the pages of other rooms."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lenig.access.models import EVERYONE
from lenig.access.request import Request
from lenig.access.viewer import Viewer
from lenig.contracts.slots import NavigationEntry, ProfileTab, slot
from lenig.groups.abilities import may_find_ownerless_groups
from lenig.groups.actions.moving import may_leave
from lenig.groups.hot.groups_of_person import shared_groups
from lenig.groups.hot.groups_to_join import groups_to_join
from lenig.groups.rail import rail_entries
from lenig.people.models import Person
from lenig.stream.addresses import has_page
from lenig.stream.models import Post, Source

# Wherever a post names the place where it was shared, that is a link to the group.
has_page(Source.Kind.GROUP, "groups:group")

PROPOSED = 4
SHARED = 5


@slot("navigation", order=50, queries=1)
def groups_entry(request: Request, objects: Sequence[Any]) -> list[NavigationEntry]:
    """All groups. In a group with a line of its own below, that line says where the reader is."""
    url = reverse("groups:groups")
    is_below = any(entry.is_current for entry in rail_entries(request))
    current = "" if is_below else url
    return [NavigationEntry(_("Groups"), url, "users-round", current, name="groups")]


@slot("rail", order=50)
def my_groups_list(request: Request, objects: Sequence[Any]) -> str:
    """ "My groups", with a dot where something is new: what the entry above has just asked."""
    entries = rail_entries(request)
    return render_to_string("groups/parts/my_groups.html", {"entries": entries}) if entries else ""


@slot("person-menu", order=80)
def ownerless_entry(request: Request, objects: Sequence[Any]) -> list[NavigationEntry]:
    if not may_find_ownerless_groups(request.viewer):
        return []
    url = reverse("groups:ownerless")
    return [NavigationEntry(_("Groups without an owner"), url, "hand-helping", url)]


@slot("post-menu", order=30, queries=2)
def move_entry(request: Request, objects: Sequence[Post]) -> str:
    """Moving a post to another group, for who may take it out of where it is."""
    [post] = objects
    if not may_leave(request.viewer, post) or not _other_groups(request.viewer, post):
        return ""
    return render_to_string("groups/parts/move_entry.html", {"post": post})


def _other_groups(viewer: Viewer, post: Post) -> bool:
    """Whether there is a group to move it to: one's own, besides the one where it is."""
    here = post.place.members_id if post.place else None
    return bool(viewer.roles.keys() - {EVERYONE, here})


@slot("home-proposals", order=30, queries=3)
def proposed_groups(request: Request, objects: Sequence[Any]) -> str:
    """Groups where one is welcome, for who follows too little."""
    groups = groups_to_join(request.viewer, limit=PROPOSED)
    if not groups:
        return ""
    return render_to_string("groups/parts/proposals.html", {"groups": groups})


@slot("profile-tabs", order=30)
def groups_tab(request: HttpRequest, objects: Sequence[Person]) -> list[ProfileTab]:
    [person] = objects
    return [ProfileTab(_("Groups"), reverse("groups:of-person", args=[person.handle]), "groups")]


@slot("profile-side", order=40, queries=1)
def groups_in_common(request: Request, objects: Sequence[Person]) -> str:
    """The groups in which both are, beside a profile."""
    [person] = objects
    if person == request.viewer.person:
        return ""
    shared = shared_groups(request.viewer, person, limit=SHARED)
    if not shared:
        return ""
    return render_to_string("groups/parts/shared_groups.html", {"shared": shared})
