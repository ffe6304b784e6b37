"""The tabs of one's own settings, and of the administration; other rooms may add theirs."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lenig.contracts import slots
from lenig.contracts.slots import ProfileTab


def settings_tabs(request: HttpRequest) -> list[ProfileTab]:
    """Account, security, language and appearance; then what the slot `settings` adds."""
    own = [
        ProfileTab(_("Account"), reverse("people:settings"), "account"),
        ProfileTab(_("Security"), reverse("people:security"), "security"),
        ProfileTab(_("Language and appearance"), reverse("people:preferences"), "preferences"),
    ]
    return own + [tab for part in slots.fill("settings", request) for tab in part]


def manage_tabs(request: HttpRequest) -> list[ProfileTab]:
    """People, invitations, departments, the organisation; then what the slot `manage` adds."""
    own = [
        ProfileTab(_("People"), reverse("people:manage"), "people"),
        ProfileTab(_("Invitations"), reverse("people:invitations"), "invitations"),
        ProfileTab(_("Departments"), reverse("people:manage-departments"), "departments"),
        ProfileTab(_("Organisation"), reverse("people:manage-organisation"), "organisation"),
    ]
    return own + [tab for part in slots.fill("manage", request) for tab in part]
