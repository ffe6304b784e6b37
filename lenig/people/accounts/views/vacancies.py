"""Seats where nobody sits, as an administrator opens, fills and closes them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.people.accounts.forms.arranging import FillingForm, VacancyForm
from lenig.people.accounts.tabs import manage_tabs
from lenig.people.accounts.views.departments import department_page
from lenig.people.accounts.views.doors import for_administrators
from lenig.people.actions.positions import fill_vacancy, leave_position, open_vacancy
from lenig.people.models import Department, Position


@for_administrators
@require_POST
def new_vacancy(request: Request, handle: str) -> HttpResponse:
    """An empty seat, which the chart shows as a vacancy."""
    department = get_object_or_404(Department.objects.select_related("parent"), handle=handle)
    form = VacancyForm(request.POST)
    if not form.is_valid():
        return department_page(request, department, vacancy_form=form)
    open_vacancy(department, actor=request.viewer.me, **form.cleaned_data)
    messages.success(request, gettext("The vacancy stands in the org chart."))
    return redirect("people:manage-department", handle)


@for_administrators
def vacancy(request: Request, handle: str, position: str) -> HttpResponse:
    """One empty seat, for somebody to take."""
    seat = _empty_seat(handle, position)
    form = FillingForm(request.viewer, request.POST or None)
    if form.is_valid():
        person = form.cleaned_data["person"]
        fill_vacancy(seat, actor=request.viewer.me, person=person)
        words = gettext("%(name)s has this position now.")
        messages.success(request, words % {"name": person.name})
        return redirect("people:manage-department", handle)
    context = {"tabs": manage_tabs(request), "seat": seat, "form": form}
    return render(request, "people/manage/vacancy.html", context)


@for_administrators
@require_POST
def vacancy_end(request: Request, handle: str, position: str) -> HttpResponse:
    """Take the seat away. Who reported to it, reports to who is above it."""
    leave_position(_empty_seat(handle, position), actor=request.viewer.me)
    messages.success(request, gettext("The vacancy is gone."))
    return redirect("people:manage-department", handle)


def _empty_seat(department: str, position: str) -> Position:
    """An empty seat that no register keeps."""
    rows = Position.objects.empty().filter(department__handle=department, source="")
    seat: Position = get_object_or_404(rows.select_related("department"), handle=position)
    return seat
