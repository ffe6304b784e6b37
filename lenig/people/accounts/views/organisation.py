"""Whose installation this is, whose addresses let themselves in, and where people work."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lenig.access.auditing import audit
from lenig.access.request import Request
from lenig.people.accounts.forms.arranging import LocationForm
from lenig.people.accounts.forms.managing import DomainForm, OrganisationForm
from lenig.people.accounts.tabs import manage_tabs
from lenig.people.accounts.views.doors import for_administrators
from lenig.people.models import AllowedDomain, Location, Organisation


@for_administrators
def organisation(request: Request) -> HttpResponse:
    """The name above every page."""
    form = OrganisationForm(request.POST or None, instance=Organisation.current())
    if form.is_valid():
        with transaction.atomic():
            form.save()
            audit(request.viewer.me, "organisation renamed")
        return redirect("people:manage-organisation")
    return organisation_page(request, name_form=form)


@for_administrators
@require_POST
def new_domain(request: Request) -> HttpResponse:
    """Let everybody with an address there ask for a link."""
    form = DomainForm(request.POST)
    if form.is_valid():
        with transaction.atomic():
            domain = form.save()
            audit(request.viewer.me, "domain allowed", domain.domain)
        return redirect("people:manage-organisation")
    return organisation_page(request, domain_form=form)


@for_administrators
@require_POST
def domain_removal(request: Request, domain: str) -> HttpResponse:
    """Nobody lets themselves in from there any more; who is in stays in."""
    with transaction.atomic():
        if AllowedDomain.objects.filter(domain=domain).delete()[0]:
            audit(request.viewer.me, "domain no longer allowed", domain)
    return redirect("people:manage-organisation")


def organisation_page(
    request: Request,
    *,
    name_form: OrganisationForm | None = None,
    domain_form: DomainForm | None = None,
    location_form: LocationForm | None = None,
) -> HttpResponse:
    """The page, perhaps with a form that was filled in wrongly."""
    context = {
        "tabs": manage_tabs(request),
        "name_form": name_form or OrganisationForm(instance=Organisation.current()),
        "domain_form": domain_form or DomainForm(),
        "domains": AllowedDomain.objects.order_by("domain"),
        "location_form": location_form or LocationForm(),
        "locations": Location.objects.order_by("name"),
    }
    return render(request, "people/manage/organisation.html", context)
