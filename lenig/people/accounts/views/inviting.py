"""Invitations: asking people in, sending the link again, taking it back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from lenig.access.request import Request
from lenig.people.accounts.books import invitations_open
from lenig.people.accounts.forms.inviting import InvitationsForm
from lenig.people.accounts.forms.managing import SearchForm
from lenig.people.accounts.tabs import manage_tabs
from lenig.people.accounts.views.doors import for_administrators
from lenig.people.actions.inviting import (
    InvitationClosed,
    TooManyInvitations,
    invite_all,
    left_today,
    send_again,
    withdraw,
)
from lenig.people.models import Invitation

PAGE_SIZE = 50


@for_administrators
@require_safe
def invitations(request: Request) -> HttpResponse:
    """Who was asked in and has not come yet."""
    form = SearchForm(request.GET)
    page = Paginator(invitations_open(**form.chosen()), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"tabs": manage_tabs(request), "form": form, "page": page}
    return render(request, "people/manage/invitations.html", context)


@for_administrators
def new_invitations(request: Request) -> HttpResponse:
    """Ask people in: one, or a pasted list."""
    me = request.viewer.me
    form = InvitationsForm(request.POST or None, left_today=left_today(me))
    if form.is_valid():
        try:
            sent = invite_all(actor=me, **form.cleaned_data)
        except TooManyInvitations:
            form.add_error("people", gettext("You have sent all invitations of today."))
        else:
            messages.success(request, _sent(len(sent)))
            return redirect("people:invitations")
    context = {"tabs": manage_tabs(request), "form": form}
    return render(request, "people/manage/new_invitations.html", context)


@for_administrators
@require_POST
def sending(request: Request, handle: str) -> HttpResponse:
    """Send the link again."""
    invitation = get_object_or_404(Invitation, handle=handle)
    if not left_today(request.viewer.me):
        messages.error(request, gettext("You have sent all invitations of today."))
        return redirect("people:invitations")
    try:
        send_again(invitation, actor=request.viewer.me)
    except InvitationClosed:
        messages.error(request, gettext("This invitation is over."))
    else:
        messages.success(request, _sent(1))
    return redirect("people:invitations")


@for_administrators
@require_POST
def withdrawal(request: Request, handle: str) -> HttpResponse:
    """Take the invitation back."""
    withdraw(get_object_or_404(Invitation, handle=handle), actor=request.viewer.me)
    messages.success(
        request, gettext("The invitation is withdrawn. Its link does not work any more.")
    )
    return redirect("people:invitations")


def _sent(number: int) -> str:
    return ngettext(
        "%(number)s invitation is on its way.", "%(number)s invitations are on their way.", number
    ) % {"number": number}
