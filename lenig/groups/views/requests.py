"""Asking to be let in, and answering who asks."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.groups.actions.asking import (
    ask_to_join,
    let_asker_in,
    turn_asker_down,
    withdraw_request,
)
from lenig.groups.actions.belonging import GuestInOpenGroup
from lenig.groups.forms import ReasonForm, WordsForm
from lenig.groups.models import JoinRequest
from lenig.groups.page import GroupPage
from lenig.groups.views.finding import NOBODY_COMES_IN, group_to_change, moderated_group, refuse
from lenig.stream.actions.holding import ReadOnlyPlace
from lenig.stream.cards.roles import role_lines


def joining(request: Request, handle: str) -> HttpResponse:
    """Asking to be let in, with a few words."""
    page = group_to_change(request, handle)
    if not page.may_ask:
        refuse(request, f"group {handle}")
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ask_to_join(page.group, viewer=request.viewer, words=form.cleaned_data["words"])
        messages.success(request, _("The owners have your request. You hear from them."))
        return redirect(page.group)
    return render(request, "groups/joining.html", {"page": page, "form": form})


@require_POST
def withdrawal(request: Request, handle: str) -> HttpResponse:
    """Taking one's own request back."""
    page = group_to_change(request, handle)
    if page.request:
        withdraw_request(page.request, viewer=request.viewer)
    return redirect(page.group)


def requests(request: Request, handle: str) -> HttpResponse:
    """Who asks to be let in."""
    page = moderated_group(request, handle)
    return render(request, "groups/requests.html", _context(request, page, ReasonForm(), ""))


def _context(
    request: Request, page: GroupPage, form: ReasonForm, asked_why: str
) -> dict[str, object]:
    """`asked_why` is the handle of the request for which a reason is missing."""
    rows = JoinRequest.objects.visible_to(request.viewer).waiting().in_group(page.group)
    waiting = list(rows.select_related("person").order_by("sent_at")[:100])
    lines = role_lines(each.person for each in waiting)
    return {
        "page": page,
        "waiting": [(each, lines.get(each.person_id, "")) for each in waiting],
        "form": form,
        "asked_why": asked_why,
    }


@require_POST
def answer(request: Request, handle: str, asked: str) -> HttpResponse:
    """Yes, or no with a reason."""
    page = moderated_group(request, handle)
    rows = JoinRequest.objects.visible_to(request.viewer).in_group(page.group)
    found: JoinRequest = get_object_or_404(rows, handle=asked)
    if request.POST.get("answer") == "yes":
        return _let_in(request, page, found)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        context = _context(request, page, form, asked)
        return render(request, "groups/requests.html", context, status=422)
    turn_asker_down(found, viewer=request.viewer, reason=form.cleaned_data["reason"])
    return redirect("groups:requests", page.group.address)


def _let_in(request: Request, page: GroupPage, found: JoinRequest) -> HttpResponse:
    try:
        let_asker_in(found, viewer=request.viewer)
    except GuestInOpenGroup:
        messages.warning(request, _("A guest can be let into a closed or secret group only."))
    except ReadOnlyPlace:
        messages.warning(request, NOBODY_COMES_IN)
    return redirect("groups:requests", page.group.address)
