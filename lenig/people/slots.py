"""What people add to the frame: an entry in the menu, and one's own face on a phone."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lenig.contracts.slots import NavigationEntry, slot


@slot("navigation", order=40)
def people_entry(request: HttpRequest, objects: Sequence[Any]) -> list[NavigationEntry]:
    return [
        NavigationEntry(
            _("People"), reverse("people:directory"), "users", "/people/", name="people"
        )
    ]
