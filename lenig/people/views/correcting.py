"""Saying that something about a colleague is not right, where one cannot change it."""

from datetime import timedelta

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lenig.access.request import Request
from lenig.people.forms.correction import CorrectionForm
from lenig.people.models import Person
from lenig.people.tasks import send_correction
from lenig.toolkit.limits import seconds_to_wait

MOST_IN_AN_HOUR = 10


def correction(request: Request, handle: str) -> HttpResponse:
    """Tell the administrators what is not right about somebody."""
    if not request.viewer.is_at_work:
        raise Http404
    person: Person = get_object_or_404(Person.colleagues.visible_to(request.viewer), handle=handle)
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _may_send(request, form):
        with transaction.atomic():
            send_correction.enqueue(
                person.handle, request.viewer.me.handle, form.cleaned_data["words"]
            )
        messages.success(request, gettext("Thank you. The administrators have it now."))
        return redirect(person)
    context = {"form": form, "person": person}
    return render(request, "people/correction.html", context, status=422 if form.errors else 200)


def _may_send(request: Request, form: CorrectionForm) -> bool:
    me = request.viewer.me.pk
    if seconds_to_wait("correction", me, most=MOST_IN_AN_HOUR, per=timedelta(hours=1)):
        form.add_error("words", _("You sent many of these. Try again in an hour."))
    return form.is_valid()
