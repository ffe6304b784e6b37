"""The forms of django-allauth for getting in, with our fields and our rules."""

from typing import Any

from allauth.account import forms as allauth
from allauth.mfa.base import forms as second_step
from allauth.mfa.webauthn import forms as passkeys
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from fido2.utils import websafe_decode

from lenig.people.accounts.forms.fields import (
    code_field,
    current_password_field,
    email_field,
    new_password_field,
)
from lenig.people.accounts.reset import reset_token
from lenig.people.accounts.tasks import send_reset_link
from lenig.people.accounts.words import ERRORS
from lenig.people.models import Person


class LoginForm(allauth.LoginForm):  # type: ignore[misc]
    password = current_password_field()
    remember = forms.BooleanField(
        label=_("Stay signed in on this device"), required=False, initial=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = email_field()
        self.order_fields(["login", "password", "remember"])


class ResetPasswordForm(allauth.ResetPasswordForm):  # type: ignore[misc]
    """Asks for a link. A known address and an unknown one take exactly the same steps."""

    email = email_field()

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        send_reset_link.enqueue(self.users[0].handle if self.users else "")
        return str(self.cleaned_data["email"])


class ResetLinkForm(allauth.UserTokenForm):  # type: ignore[misc]
    """Reads a link that sets a password: whose it is, by handle, and its secret."""

    token_generator = reset_token

    def _get_user(self, uidb36: str | None) -> Person | None:
        return Person.objects.filter(handle=uidb36 or "").first()


class OnePassword:
    """A form for a new password that asks for it once."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]


class ResetPasswordKeyForm(OnePassword, allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    password1 = new_password_field()


class AuthenticateForm(second_step.AuthenticateForm):  # type: ignore[misc]
    """The second step: a code of the app, or one of the recovery codes."""

    code = code_field(_("Open your app for the code of 6 digits, or use a recovery code."))


class LoginPasskeyForm(passkeys.LoginWebAuthnForm):  # type: ignore[misc]
    """Signing in with a passkey, which says by handle to whom it belongs."""

    def clean_credential(self) -> Any:
        credential = self.cleaned_data["credential"]
        auth.parse_authentication_response(credential)
        return auth.complete_authentication(_owner(credential), credential)


def _owner(credential: dict[str, Any]) -> Person:
    try:
        handle = websafe_decode(credential["response"]["userHandle"]).decode()
        return Person.objects.get(handle=handle)
    except (KeyError, TypeError, ValueError, Person.DoesNotExist) as trouble:
        raise ValidationError(ERRORS["incorrect_code"]) from trouble
