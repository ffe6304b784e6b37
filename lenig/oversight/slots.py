"""What oversight adds to the frame: the way in for administrators, and a sign while it lasts."""

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lenig.access.request import Request
from lenig.contracts.slots import NavigationEntry, slot
from lenig.oversight.abilities import elevated, may_oversee


@slot("person-menu", order=90)
def way_in(request: Request, objects: Sequence[Any]) -> list[NavigationEntry]:
    if not may_oversee(request.viewer):
        return []
    url = reverse("oversight:elevations")
    return [NavigationEntry(_("Read along, with a reason"), url, "eye", url)]


@slot("bar-actions", order=10)
def sign(request: Request, objects: Sequence[Any]) -> str:
    """On every page, as long as the right lasts."""
    if not elevated(request.viewer):
        return ""
    return render_to_string(
        "ui/parts/bar_link.html",
        {
            "url": reverse("oversight:elevations"),
            "icon_name": "eye",
            "label": _("You read along with a temporary right"),
            "waiting": True,
        },
    )
