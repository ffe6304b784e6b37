"""How somebody signs in, and where they are signed in now."""

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.flows import remove_authenticator
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from lenig.access.request import Request
from lenig.people.accounts.forms.own_account import PasskeyNameForm
from lenig.people.accounts.passkeys import (
    Passkey,
    own_passkey_or_404,
    passkeys_of,
    rename_passkey,
)
from lenig.people.accounts.sessions import end_other_sessions, end_session, open_sessions
from lenig.people.accounts.tabs import settings_tabs
from lenig.people.accounts.views.doors import after_proof
from lenig.people.models import Person


@require_safe
def security(request: Request) -> HttpResponse:
    """Password, second step, passkeys, and every browser that is signed in."""
    me = request.viewer.me
    keys = passkeys_of(me)
    others = {row.type: row for row in Authenticator.objects.filter(user=me) if _is_code(row)}
    context = {
        "tabs": settings_tabs(request),
        "passkeys": keys,
        "app": others.get(Authenticator.Type.TOTP),
        "codes_left": _codes_left(others.get(Authenticator.Type.RECOVERY_CODES)),
        "has_password": me.has_usable_password(),
        "sessions": open_sessions(me, request),
    }
    return render(request, "people/settings/security.html", context)


@require_POST
def session_end(request: Request, handle: str) -> HttpResponse:
    """Sign one browser out."""
    end_session(request.viewer.me, request, handle)
    messages.success(request, gettext("That browser is signed out."))
    return redirect("people:security")


@require_POST
def other_sessions_end(request: Request) -> HttpResponse:
    """Sign out everywhere but here."""
    end_other_sessions(request)
    messages.success(request, gettext("You are signed out everywhere else."))
    return redirect("people:security")


@after_proof
def passkey_name(request: Request, handle: str) -> HttpResponse:
    passkey = own_passkey_or_404(request.viewer.me, handle)
    form = PasskeyNameForm(request.POST or None, initial={"name": passkey.name})
    if form.is_valid():
        rename_passkey(passkey, name=form.cleaned_data["name"])
        return redirect("people:security")
    return render(request, "mfa/webauthn/edit_form.html", {"form": form, "passkey": passkey})


@after_proof
def passkey_removal(request: Request, handle: str) -> HttpResponse:
    """Remove a passkey, unless it is the only thing somebody can sign in with."""
    passkey = own_passkey_or_404(request.viewer.me, handle)
    is_last = _is_last_way_in(request.viewer.me, passkey)
    if request.method == "POST" and not is_last:
        remove_authenticator(request, passkey.row)
        return redirect("people:security")
    context = {"passkey": passkey, "is_last": is_last}
    return render(request, "mfa/webauthn/authenticator_confirm_delete.html", context)


def _is_last_way_in(me: Person, passkey: Passkey) -> bool:
    return not me.has_usable_password() and len(passkeys_of(me)) == 1


def _is_code(row: Authenticator) -> bool:
    return bool(row.type != Authenticator.Type.WEBAUTHN)


def _codes_left(row: Authenticator | None) -> int | None:
    return len(row.wrap().get_unused_codes()) if row else None
