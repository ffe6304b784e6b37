"""Saying when one is away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.people.abilities import may_change_own
from lenig.people.actions.being_away import be_back, go_away
from lenig.people.forms.absence import AbsenceForm
from lenig.people.models import Absence, Person


def absences(request: Request, handle: str) -> HttpResponse:
    """One's own absences to come, and a form for another one."""
    me = _myself(request, handle)
    form = AbsenceForm(request.viewer, request.POST or None)
    if request.method == "POST" and form.is_valid():
        go_away(me, **form.cleaned_data)
        messages.success(request, gettext("Everybody sees it, wherever your name stands."))
        return redirect("people:absences", me.handle)
    rows = me.absences.to_come().select_related("stand_in")
    context = {"form": form, "absences": rows, "person": me}
    status = 422 if form.errors else 200
    return render(request, "people/absences.html", context, status=status)


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
