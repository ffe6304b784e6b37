"""What groups add to the frame and to the pages of other rooms."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lenig.access.request import Request
from lenig.contracts.slots import NavigationEntry, ProfileTab, slot
from lenig.groups.abilities import may_find_ownerless_groups
from lenig.groups.hot.groups_of_person import shared_groups
from lenig.groups.hot.my_groups import my_groups
from lenig.people.models import Person
from lenig.stream.addresses import has_page
from lenig.stream.models import Source
from lenig.ui.frame import Link

# Wherever a post names the place where it was shared, that is a link to the group.
has_page(Source.Kind.GROUP, "groups:group")

#: How many groups stand in the menu; the page of groups has them all.
IN_THE_RAIL = 12
SHARED = 5


@slot("navigation", order=50)
def groups_entry(request: HttpRequest, objects: Sequence[Any]) -> list[NavigationEntry]:
    url = reverse("groups:groups")
    return [NavigationEntry(_("Groups"), url, "users-round", url, name="groups")]


@slot("rail", order=50, queries=1)
def my_groups_list(request: Request, objects: Sequence[Any]) -> str:
    """ "My groups", with a dot where something is new."""
    mine = my_groups(request.viewer, limit=IN_THE_RAIL)
    if not mine:
        return ""
    entries = [
        Link(
            label=each.group.name,
            url=each.group.get_absolute_url(),
            hue=each.group.hue,
            waiting=each.has_news,
            is_current=each.group.handle in request.path,
        )
        for each in mine
    ]
    return render_to_string("groups/parts/my_groups.html", {"entries": entries})


@slot("person-menu", order=80)
def ownerless_entry(request: Request, objects: Sequence[Any]) -> list[NavigationEntry]:
    if not may_find_ownerless_groups(request.viewer):
        return []
    url = reverse("groups:ownerless")
    return [NavigationEntry(_("Groups without an owner"), url, "hand-helping", url)]


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
