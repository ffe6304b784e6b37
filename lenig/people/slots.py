"""What people add to the frame: its name, entries in the menus, one's own face on a phone."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lenig.access.request import Request
from lenig.contracts.slots import NavigationEntry, slot
from lenig.people.abilities import may_manage_people
from lenig.people.models import Organisation
from lenig.ui.frame import SearchBox


@slot("navigation", order=40)
@slot("tabs", order=20)
def people_entry(request: HttpRequest, objects: Sequence[Any]) -> list[NavigationEntry]:
    """In the main menu, and under the thumb where that menu is not."""
    # Departments and the chart are pages about people, with addresses of their own.
    own = request.path.startswith(("/departments/", "/organisation/"))
    current = request.path if own else "/people/"
    return [
        NavigationEntry(_("People"), reverse("people:directory"), "users", current, name="people")
    ]


@slot("search", order=90)
def find_people(request: HttpRequest, objects: Sequence[Any]) -> SearchBox:
    """Until there is a search for everything, the box in the bar finds people."""
    return SearchBox(reverse("people:directory"), _("Find a colleague"))


@slot("tabs", order=50)
def own_tab(request: Request, objects: Sequence[Any]) -> list[NavigationEntry]:
    """One's own profile under the thumb."""
    url = request.viewer.me.get_absolute_url()
    return [NavigationEntry(_("Me"), url, "user", url, name="me")]


@slot("person-menu", order=10)
def own_profile(request: Request, objects: Sequence[Any]) -> list[NavigationEntry]:
    url = request.viewer.me.get_absolute_url()
    return [NavigationEntry(_("My profile"), url, "user", url)]


@slot("site-name", queries=1)
def name_of_the_organisation(request: HttpRequest, objects: Sequence[Any]) -> str:
    """Asks once a minute; other pages remember it."""
    return Organisation.current_name()


@slot("person-menu", order=80)
def own_settings(request: Request, objects: Sequence[Any]) -> list[NavigationEntry]:
    entries = [NavigationEntry(_("Settings"), reverse("people:settings"), "settings", "/settings/")]
    if may_manage_people(request.viewer):
        entries.append(
            NavigationEntry(_("Manage"), reverse("people:manage"), "sliders-horizontal", "/manage/")
        )
    return entries
