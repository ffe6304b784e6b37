from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from lenig.access.request import Request
from lenig.contracts.slots import NavigationEntry, slot
from lenig.notifications.reading import anything_waits


@slot("bar-actions", order=50, queries=1)
def bell(request: Request, objects: Sequence[Any]) -> str:
    """The bell in the bar, with a dot when something waits."""
    return render_to_string(
        "ui/parts/bar_link.html",
        {
            "url": reverse("notifications:waiting"),
            "icon_name": "bell",
            "label": _("Waiting for you"),
            "waiting": _waits(request),
        },
    )


@slot("tabs", order=40)
def tab(request: Request, objects: Sequence[Any]) -> list[NavigationEntry]:
    """The same on a phone."""
    url = reverse("notifications:waiting")
    label = _("For you")
    return [NavigationEntry(label, url, "bell", url, waiting=_waits(request), name="waiting")]


def _waits(request: Request) -> bool:
    """Asked once for a request, shown twice."""
    if not hasattr(request, "anything_waits"):
        request.anything_waits = anything_waits(request.viewer)  # type: ignore[attr-defined]
    return bool(request.anything_waits)  # type: ignore[attr-defined]
