"""One click to sign in, in the demo. This module is not even loaded anywhere else."""

from dataclasses import dataclass
from typing import Any

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from lenig.access.opening import open_to_all
from lenig.people.models import Person

#: `.example` belongs to nobody, so no account of a real organisation has such an address.
DOMAIN = "zuiderdam.example"

#: Whom the demo lets in, and what there is to see as them.
ROLES: dict[str, Any] = {
    "medewerker": _("Works in the district teams"),
    "communitymanager": _("Keeps topics and talk in order"),
    "redacteur": _("Writes the news"),
    "nieuwkomer": _("Started this week"),
    "leidinggevende": _("Leads a department"),
    "bestuurder": _("Runs the organisation"),
    "ondernemingsraad": _("Speaks for the staff"),
    "beheerder": _("Administers Lenig"),
    "gast": _("Comes from outside, in one group"),
}


@dataclass(frozen=True)
class DemoAccount:
    person: Person
    sees: Any


def demo_accounts() -> list[DemoAccount]:
    """The accounts that the demo opens with a click, in their order. One query."""
    people = {person.email: person for person in _doors()}
    return [
        DemoAccount(people[email], sees)
        for name, sees in ROLES.items()
        if (email := f"{name}@{DOMAIN}") in people
    ]


def _doors() -> list[Person]:
    return list(Person.objects.active().filter(email__in=[f"{n}@{DOMAIN}" for n in ROLES]))


@require_POST
def sign_in(request: HttpRequest, handle: str) -> HttpResponse:
    """Sign in as one of the demo's accounts."""
    person = get_object_or_404(
        Person.objects.active(), handle=handle, email__in=[f"{n}@{DOMAIN}" for n in ROLES]
    )
    response: HttpResponse = perform_login(request, person, email_verification="none")
    return response


sign_in = open_to_all(because="the demo lets everybody try every role")(sign_in)
