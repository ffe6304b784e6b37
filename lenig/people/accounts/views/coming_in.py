"""Getting in: by an invitation, by an address of the organisation, or as the very first."""

from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from lenig.access.opening import open_to_all
from lenig.access.request import Request
from lenig.people.accounts.forms.coming_in import JoinForm, RegisterForm, WelcomeForm
from lenig.people.accounts.views.doors import limited
from lenig.people.actions.founding import AlreadyFounded, found, is_founded
from lenig.people.actions.inviting import InvitationClosed, accept, ask_to_join
from lenig.people.models import AllowedDomain, Invitation, Person


@open_to_all(because="an invited person has no account yet; the link in the mail is the key")
@never_cache
@sensitive_post_parameters("password")
@limited("redeem", limit_get=True)
def join(request: Request, token: str) -> HttpResponse:
    """The page behind the link of an invitation: who are you, and how will you sign in?"""
    invitation = Invitation.objects.with_token(token).first()
    if invitation is None:
        return _no_such_door(request)
    known = Person.objects.filter(email=invitation.email).first()
    form = JoinForm(request.POST or None, email=invitation.email, name=invitation.name, known=known)
    if form.is_valid():
        try:
            person = accept(invitation, language=get_language() or "", **form.cleaned_data)
        except (InvitationClosed, IntegrityError):
            return _no_such_door(request)
        return _step_inside(request, person, to="mfa_add_webauthn" if form.by_passkey else "")
    return render(request, "people/accounts/join.html", {"form": form, "invitation": invitation})


def _no_such_door(request: Request) -> HttpResponse:
    """Used, withdrawn, run out or never there: the same words, so that nobody learns which."""
    return render(request, "people/accounts/no_such_door.html", status=404)


def _step_inside(request: Request, person: Person, *, to: str = "") -> HttpResponse:
    # Anything in the session from before this moment is somebody else's.
    request.session.flush()
    response: HttpResponse = perform_login(request, person, email_verification="none")
    return redirect(to) if to else response


@open_to_all(because="whoever has an address of the organisation may ask for a link")
@limited("signup")
def register(request: Request) -> HttpResponse:
    """Ask for a link to come in. Each allowed address gets the same answer, known or not."""
    if not AllowedDomain.objects.exists():
        raise Http404
    form = RegisterForm(request.POST or None)
    if form.is_valid():
        email, name = form.cleaned_data["email"], form.cleaned_data["name"]
        if ratelimit.consume(request, action="register", key=email):
            ask_to_join(email, name=name, language=get_language() or "")
        return render(request, "people/accounts/registered.html", {"email": email})
    return render(request, "people/accounts/register.html", {"form": form})


@open_to_all(because="a fresh installation has nobody who could sign in")
@never_cache
@sensitive_post_parameters("password")
@limited("signup")
def welcome(request: Request) -> HttpResponse:
    """Make the organisation and its first administrator; gone once that is done."""
    if is_founded():
        raise Http404
    form = WelcomeForm(request.POST or None)
    if form.is_valid():
        fields = form.cleaned_data
        try:
            person = found(**fields, language=get_language() or "")
        except AlreadyFounded as too_late:
            raise Http404 from too_late
        # Home is empty until there are others.
        answer = _step_inside(request, person, to="people:new-invitations")
        messages.success(request, _is_there(fields["organisation"]))
        return answer
    return render(request, "people/accounts/welcome.html", {"form": form})


def _is_there(organisation: str) -> str:
    return gettext("%(name)s is ready. Who comes in first?") % {"name": organisation}
