"""The departments as an administrator arranges them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from lenig.access.request import Request
from lenig.people.accounts.forms.arranging import DepartmentForm, VacancyForm
from lenig.people.accounts.tabs import manage_tabs
from lenig.people.accounts.views.doors import for_administrators
from lenig.people.actions.departments import (
    IsInUse,
    IsWithinItself,
    add_department,
    change_department,
    is_empty,
    remove_department,
)
from lenig.people.departments import placed_departments
from lenig.people.models import Department


@for_administrators
@require_safe
def departments(request: Request) -> HttpResponse:
    """Every department and what it is a part of. Budget: one query."""
    context = {"tabs": manage_tabs(request), "departments": placed_departments()}
    return render(request, "people/manage/departments.html", context)


@for_administrators
def new_department(request: Request) -> HttpResponse:
    """One more."""
    form = DepartmentForm(request.POST or None)
    if form.is_valid():
        department = add_department(actor=request.viewer.me, **form.facts)
        messages.success(request, gettext("%(name)s is there.") % {"name": department.name})
        return redirect("people:manage-departments")
    context = {"tabs": manage_tabs(request), "form": form}
    return render(request, "people/manage/new_department.html", context)


@for_administrators
def department(request: Request, handle: str) -> HttpResponse:
    """One department: what it is called, where it stands, and whether it can go."""
    which = get_object_or_404(Department.objects.select_related("parent"), handle=handle)
    form = DepartmentForm(request.POST or None, department=which)
    if form.is_valid():
        try:
            change_department(which, actor=request.viewer.me, **form.facts)
        except IsWithinItself:
            form.add_error("parent", gettext("A department is no part of itself."))
        else:
            messages.success(request, gettext("%(name)s is saved.") % {"name": which.name})
            return redirect("people:manage-departments")
    return department_page(request, which, form=form)


@for_administrators
@require_POST
def department_removal(request: Request, handle: str) -> HttpResponse:
    """Take it away, once nobody has a position in it."""
    which = get_object_or_404(Department, handle=handle)
    try:
        remove_department(which, actor=request.viewer.me)
    except IsInUse:
        words = gettext("%(name)s has positions or parts. Move them to another department first.")
        messages.error(request, words % {"name": which.name})
        return redirect("people:manage-department", handle)
    messages.success(request, gettext("%(name)s is gone.") % {"name": which.name})
    return redirect("people:manage-departments")


def department_page(
    request: Request,
    department: Department,
    *,
    form: DepartmentForm | None = None,
    vacancy_form: VacancyForm | None = None,
) -> HttpResponse:
    """The page of one department, perhaps with a form that was filled in wrongly."""
    context = {
        "tabs": manage_tabs(request),
        "department": department,
        "form": form or DepartmentForm(department=department),
        "vacancy_form": vacancy_form or VacancyForm(),
        "vacancies": department.positions.empty().select_related("person"),
        "is_empty": is_empty(department),
    }
    return render(request, "people/manage/department.html", context)
