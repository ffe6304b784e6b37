"""How a project goes, and what it wants to reach."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.groups.actions.describing import remove_goal, report_status, set_goal
from lenig.groups.forms import GoalForm, StatusForm
from lenig.groups.models import Goal, Light
from lenig.groups.page import GroupPage
from lenig.groups.project import Project
from lenig.groups.views.finding import group_to_change, refuse


def _project(request: Request, handle: str) -> GroupPage:
    page = group_to_change(request, handle)
    if not page.may_report_status:
        refuse(request, f"group {handle}")
    return page


def status(request: Request, handle: str) -> HttpResponse:
    """Saying how the project goes."""
    page = _project(request, handle)
    form = StatusForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        report_status(
            page.group,
            viewer=request.viewer,
            light=Light(form.cleaned_data["light"]),
            sentence=form.cleaned_data["sentence"],
        )
        return redirect(page.group)
    return _page(request, page, "groups/status.html", form)


def goals(request: Request, handle: str) -> HttpResponse:
    """The goals, and a new one."""
    page = _project(request, handle)
    form = GoalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        set_goal(page.group, **form.cleaned_data)
        return redirect("groups:goals", page.group.address)
    return _page(request, page, "groups/goals.html", form)


def goal(request: Request, handle: str, goal: str) -> HttpResponse:
    """Changing one goal."""
    page = _project(request, handle)
    found = _goal_of(request, page, goal)
    form = GoalForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        set_goal(page.group, goal=found, **form.cleaned_data)
        return redirect("groups:goals", page.group.address)
    return _page(request, page, "groups/goal.html", form, goal=found)


@require_POST
def goal_removal(request: Request, handle: str, goal: str) -> HttpResponse:
    """Taking a goal away."""
    page = _project(request, handle)
    remove_goal(_goal_of(request, page, goal))
    return redirect("groups:goals", page.group.address)


def _goal_of(request: Request, page: GroupPage, handle: str) -> Goal:
    found: Goal = get_object_or_404(
        Goal.objects.visible_to(request.viewer), group=page.group, handle=handle
    )
    return found


def _page(
    request: Request,
    page: GroupPage,
    template: str,
    form: StatusForm | GoalForm,
    **more: object,
) -> HttpResponse:
    context = {"page": page, "form": form, "project": Project(page.group, request.viewer), **more}
    return render(request, template, context, status=422 if form.is_bound else 200)
