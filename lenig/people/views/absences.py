"""Saying when one is away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.people.abilities import may_change_own
from lenig.people.absences import absence_readers
from lenig.people.actions.being_away import be_back, go_away, open_absences_to
from lenig.people.forms.absence import AbsenceForm, AbsenceReadersForm
from lenig.people.models import Absence, Person


def absences(request: Request, handle: str) -> HttpResponse:
    """One's own absences to come, and a form for another one."""
    me = _myself(request, handle)
    form = AbsenceForm(request.viewer, request.POST or None)
    if request.method == "POST" and form.is_valid():
        go_away(me, **form.cleaned_data)
        messages.success(request, gettext("It stands beside your name, for who may know it."))
        return redirect("people:absences", me.handle)
    rows = me.absences.to_come().select_related("stand_in")
    readers = AbsenceReadersForm(initial={"readers": absence_readers(me.field_visibility)})
    context = {"form": form, "readers": readers, "absences": rows, "person": me}
    status = 422 if form.errors else 200
    return render(request, "people/absences.html", context, status=status)


@require_POST
def absence_readers_chosen(request: Request, handle: str) -> HttpResponse:
    """Choose who may know of one's absences."""
    me = _myself(request, handle)
    form = AbsenceReadersForm(request.POST)
    if form.is_valid():
        open_absences_to(me, form.cleaned_data["readers"])
        messages.success(request, gettext("That is how it is from now on."))
    return redirect("people:absences", me.handle)


@require_POST
def absence_end(request: Request, handle: str, absence: str) -> HttpResponse:
    """Take an absence of one's own back."""
    me = _myself(request, handle)
    be_back(get_object_or_404(Absence, person=me, handle=absence))
    messages.success(request, gettext("That is off. Welcome back."))
    return redirect("people:absences", me.handle)


def _myself(request: Request, handle: str) -> Person:
    person: Person = get_object_or_404(Person.colleagues.visible_to(request.viewer), handle=handle)
    if not may_change_own(request.viewer, person):
        raise Http404
    return person
