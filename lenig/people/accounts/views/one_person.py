"""One account, as an administrator keeps it: its role, its end, its address."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from lenig.access.request import Request
from lenig.people.accounts.forms.inviting import AddressForm
from lenig.people.accounts.forms.managing import LastDayForm, LeavingForm, RoleForm
from lenig.people.accounts.tabs import manage_tabs
from lenig.people.accounts.views.doors import for_administrators
from lenig.people.actions.addresses import IsTheirOwn, give_address, may_be_given
from lenig.people.actions.inviting import invite, left_today
from lenig.people.actions.leaving import (
    HasAccount,
    deactivate,
    reactivate,
    release_address,
    set_last_day,
)
from lenig.people.actions.roles import LastAdministrator, change_role
from lenig.people.actions.second_step import take_second_step_away
from lenig.people.fields import source_of
from lenig.people.models import Invitation, Person
from lenig.people.role_changes import RoleChange, foretold
from lenig.people.ways_in import has_way_in


@for_administrators
@require_safe
def person(request: Request, handle: str) -> HttpResponse:
    """One account, and what can be done with it."""
    return _person(request, get_object_or_404(Person, handle=handle))


@for_administrators
@require_POST
def role(request: Request, handle: str) -> HttpResponse:
    """Another role. What it costs somebody to become a guest is said before it is done."""
    whom = get_object_or_404(Person, handle=handle)
    form = RoleForm(request.POST)
    if form.is_valid():
        change = RoleChange(whom, whom.role, form.cleaned_data["role"])
        if change.makes_a_guest and not request.POST.get("confirmed"):
            return _becoming_guest(request, change)
        try:
            change_role(whom, actor=request.viewer.me, role=form.cleaned_data["role"])
        except LastAdministrator:
            form.add_error("role", _only_administrator())
        else:
            messages.success(request, gettext("%(name)s has another role.") % {"name": whom.name})
            return redirect("people:manage-person", handle)
    return _person(request, whom, role_form=form)


def _becoming_guest(request: Request, change: RoleChange) -> HttpResponse:
    context = {
        "tabs": manage_tabs(request),
        "whom": change.person,
        "sentences": foretold(change),
    }
    return render(request, "people/manage/becoming_guest.html", context)


@for_administrators
@require_POST
def deactivation(request: Request, handle: str) -> HttpResponse:
    whom = get_object_or_404(Person, handle=handle)
    form = LeavingForm(request.POST)
    if form.is_valid():
        try:
            deactivate(whom, actor=request.viewer.me, reason=form.cleaned_data["reason"])
        except LastAdministrator:
            form.add_error(None, _only_administrator())
        else:
            messages.success(
                request, gettext("%(name)s cannot sign in any more.") % {"name": whom.name}
            )
            return redirect("people:manage-person", handle)
    return _person(request, whom, leaving_form=form)


@for_administrators
@require_POST
def last_day(request: Request, handle: str) -> HttpResponse:
    """Until when somebody works here."""
    whom = get_object_or_404(Person, handle=handle)
    form = LastDayForm(request.POST)
    if form.is_valid():
        try:
            set_last_day(whom, actor=request.viewer.me, day=form.cleaned_data["ends_on"])
        except LastAdministrator:
            form.add_error("ends_on", _only_administrator())
        else:
            messages.success(request, gettext("The last day is saved."))
            return redirect("people:manage-person", handle)
    return _person(request, whom, last_day_form=form)


@for_administrators
@require_POST
def reactivation(request: Request, handle: str) -> HttpResponse:
    whom = get_object_or_404(Person, handle=handle)
    reactivate(whom, actor=request.viewer.me)
    messages.success(request, gettext("%(name)s can sign in again.") % {"name": whom.name})
    return redirect("people:manage-person", handle)


@for_administrators
@require_POST
def address_release(request: Request, handle: str) -> HttpResponse:
    whom = get_object_or_404(Person, handle=handle)
    try:
        release_address(whom, actor=request.viewer.me)
    except HasAccount:
        messages.error(request, gettext("Close the account first."))
    else:
        messages.success(request, gettext("The address is free for somebody else."))
    return redirect("people:manage-person", handle)


@for_administrators
@require_POST
def second_step_removal(request: Request, handle: str) -> HttpResponse:
    """For somebody who lost their phone or key; one's own goes by one's own settings."""
    whom = get_object_or_404(Person.objects.exclude(pk=request.viewer.me.pk), handle=handle)
    if take_second_step_away(whom, actor=request.viewer.me):
        words = gettext("%(name)s signs in without a second step now, and is told so by mail.")
        messages.success(request, words % {"name": whom.name})
    return redirect("people:manage-person", handle)


@for_administrators
@require_POST
def address(request: Request, handle: str) -> HttpResponse:
    """Where somebody gets mail who is in the books and has no way in yet."""
    whom = get_object_or_404(Person, handle=handle)
    form = AddressForm(request.POST, whom=whom)
    if source_of(whom, "email") or not form.is_valid():
        return _person(request, whom, address_form=form)
    try:
        give_address(whom, actor=request.viewer.me, email=form.cleaned_data["email"])
    except IsTheirOwn:
        words = gettext("The address of %(name)s is not yours to change.")
        messages.error(request, words % {"name": whom.name})
    else:
        messages.success(request, gettext("The address is saved."))
    return redirect("people:manage-person", handle)


@for_administrators
@require_POST
def person_invitation(request: Request, handle: str) -> HttpResponse:
    """Send somebody who is in the books a link to come in."""
    whom = get_object_or_404(Person, handle=handle)
    if not whom.may_sign_in or not whom.email or has_way_in(whom):
        messages.error(request, gettext("%(name)s cannot be invited.") % {"name": whom.name})
    elif not left_today(request.viewer.me):
        messages.error(request, gettext("You have sent all invitations of today."))
    else:
        invite(
            whom.email,
            actor=request.viewer.me,
            name=whom.name,
            role=whom.role,
            language=whom.language,
        )
        messages.success(request, gettext("The mail is on its way."))
    return redirect("people:manage-person", handle)


def _person(
    request: Request,
    whom: Person,
    *,
    role_form: RoleForm | None = None,
    leaving_form: LeavingForm | None = None,
    last_day_form: LastDayForm | None = None,
    address_form: AddressForm | None = None,
) -> HttpResponse:
    invitation = Invitation.objects.open().filter(email=whom.email or "").first()
    has_second_step = Authenticator.objects.filter(user=whom).exists()
    context = {
        "tabs": manage_tabs(request),
        "whom": whom,
        "has_way_in": has_way_in(whom),
        "may_take_step_away": has_second_step and whom.pk != request.viewer.me.pk,
        "invitation": invitation,
        "address_source": source_of(whom, "email"),
        "address_form": address_form or AddressForm(whom=whom),
        "may_give_address": may_be_given(whom),
        "role_form": role_form or RoleForm(initial={"role": whom.role}),
        "leaving_form": leaving_form or LeavingForm(),
        "last_day_form": last_day_form or LastDayForm(initial={"ends_on": whom.ends_on}),
    }
    return render(request, "people/manage/person.html", context)


def _only_administrator() -> str:
    return gettext("Nobody else administers Lenig. Give somebody else that role first.")
