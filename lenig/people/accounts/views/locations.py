"""The list of places where people work, as an administrator keeps it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.people.accounts.forms.arranging import LocationForm
from lenig.people.accounts.tabs import manage_tabs
from lenig.people.accounts.views.doors import for_administrators
from lenig.people.accounts.views.organisation import organisation_page
from lenig.people.actions.locations import add_location, remove_location, rename_location
from lenig.people.models import Location, Person


@for_administrators
@require_POST
def new_location(request: Request) -> HttpResponse:
    """One more place to choose on one's profile."""
    form = LocationForm(request.POST)
    if not form.is_valid():
        return organisation_page(request, location_form=form)
    add_location(actor=request.viewer.me, **form.cleaned_data)
    return redirect("people:manage-organisation")


@for_administrators
def location(request: Request, handle: str) -> HttpResponse:
    """One place: what it is called, and taking it out of the list."""
    where = get_object_or_404(Location, handle=handle)
    form = LocationForm(request.POST or None, location=where)
    if form.is_valid():
        rename_location(where, actor=request.viewer.me, **form.cleaned_data)
        messages.success(request, gettext("%(name)s is saved.") % {"name": where.name})
        return redirect("people:manage-organisation")
    context = {
        "tabs": manage_tabs(request),
        "location": where,
        "form": form,
        "people": Person.objects.filter(location=where).count(),
    }
    return render(request, "people/manage/location.html", context)


@for_administrators
@require_POST
def location_removal(request: Request, handle: str) -> HttpResponse:
    where = get_object_or_404(Location, handle=handle)
    remove_location(where, actor=request.viewer.me)
    messages.success(request, gettext("%(name)s is gone.") % {"name": where.name})
    return redirect("people:manage-organisation")
