"""Inviting people, and answering an invitation."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.groups.actions.belonging import GuestInOpenGroup
from lenig.groups.actions.inviting import (
    NoLongerValid,
    accept_invitation,
    decline_invitation,
    invite,
    take_back_invitation,
)
from lenig.groups.finding_people import Invitees
from lenig.groups.forms import WordsForm
from lenig.groups.models import Group, Invitation
from lenig.groups.page import GroupPage
from lenig.groups.views.finding import NOBODY_COMES_IN, group_to_change, moderated_group, refuse
from lenig.stream.actions.holding import ReadOnlyPlace
from lenig.toolkit.htmx import wants_part


def invitations(request: Request, handle: str) -> HttpResponse:
    """Who is invited, and inviting others: find people, tick them, send."""
    page = group_to_change(request, handle)
    if not page.may_invite:
        refuse(request, f"group {handle}")
    if request.method != "POST":
        people = Invitees(page.group, request.viewer, request.GET)
        part = (
            "groups/invitations.html#people" if wants_part(request) else "groups/invitations.html"
        )
        return render(request, part, _context(request, page, people, WordsForm()))
    return _invite(request, page)


def _invite(request: Request, page: GroupPage) -> HttpResponse:
    people, form = Invitees(page.group, request.viewer, request.POST), WordsForm(request.POST)
    if not people.chosen or not form.is_valid():
        people.complain(_("Choose at least one person."))
        return _once_more(request, page, people, form)
    try:
        sent = invite(
            page.group, people.chosen, viewer=request.viewer, words=form.cleaned_data["words"]
        )
    except GuestInOpenGroup:
        people.is_for_guest = True
        return _once_more(request, page, people, form)
    words = ngettext("%(count)d invitation sent.", "%(count)d invitations sent.", len(sent))
    messages.success(request, words % {"count": len(sent)})
    return redirect("groups:invitations", page.group.address)


def _once_more(
    request: Request, page: GroupPage, people: Invitees, form: WordsForm
) -> HttpResponse:
    context = _context(request, page, people, form)
    return render(request, "groups/invitations.html", context, status=422)


def _context(
    request: Request, page: GroupPage, people: Invitees, form: WordsForm
) -> dict[str, object]:
    waiting = Invitation.objects.visible_to(request.viewer).waiting().in_group(page.group)
    return {
        "page": page,
        "people": people,
        "form": form,
        "waiting": waiting.select_related("person", "by").order_by("-sent_at")[:100],
    }


def invitation(request: Request, handle: str) -> HttpResponse:
    """An invitation, for the person who got it: yes or no."""
    found = _mine(request, handle)
    if request.method != "POST":
        return _open(request, found)
    try:
        if request.POST.get("answer") != "yes":
            decline_invitation(found, viewer=request.viewer)
            messages.success(request, _("You said no. Nobody is told."))
            return redirect("groups:groups")
        return redirect(accept_invitation(found, viewer=request.viewer))
    except ReadOnlyPlace:
        messages.warning(request, NOBODY_COMES_IN)
        return redirect("groups:invitation", handle)
    except (NoLongerValid, GuestInOpenGroup):
        messages.warning(request, _("This invitation is no longer valid. Ask for a new one."))
        return redirect("groups:groups")


def _open(request: Request, found: Invitation) -> HttpResponse:
    """An invitation that no longer waits says nothing of its group: it may be secret again by now."""
    if found.is_waiting:
        return render(request, "groups/invitation.html", {"invitation": found})
    if Group.objects.visible_to(request.viewer).filter(pk=found.group_id).exists():
        return redirect(found.group)
    return render(request, "groups/invitation_over.html")


def _mine(request: Request, handle: str) -> Invitation:
    """An invitation addressed to somebody else is not there."""
    rows = Invitation.objects.visible_to(request.viewer).select_related("group__source", "by")
    found: Invitation | None = rows.filter(handle=handle, person=request.viewer.person).first()
    if found is None:
        refuse(request, f"invitation {handle}")
    return found


@require_POST
def taken_back(request: Request, handle: str, invitation: str) -> HttpResponse:
    """An invitation that should not have been sent."""
    page = moderated_group(request, handle)
    rows = Invitation.objects.visible_to(request.viewer).in_group(page.group)
    take_back_invitation(get_object_or_404(rows, handle=invitation), viewer=request.viewer)
    return redirect("groups:invitations", page.group.address)
