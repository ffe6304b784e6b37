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


@slot("navigation", order=40)
def people_entry(request: HttpRequest, objects: Sequence[Any]) -> list[NavigationEntry]:
    return [
        NavigationEntry(
            _("People"), reverse("people:directory"), "users", "/people/", name="people"
        )
    ]


@slot("site-name")
def name_of_the_organisation(request: HttpRequest, objects: Sequence[Any]) -> str:
    return Organisation.current_name()


@slot("person-menu", order=80)
def own_settings(request: Request, objects: Sequence[Any]) -> list[NavigationEntry]:
    entries = [NavigationEntry(_("Settings"), reverse("people:settings"), "settings", "/settings/")]
    if may_manage_people(request.viewer):
        entries.append(
            NavigationEntry(_("Manage"), reverse("people:manage"), "sliders-horizontal", "/manage/")
        )
    return entries
