"""How django-allauth behaves here: our words, our links, our idea of who may come in."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from lenig.people.accounts.browsers import browser_of
from lenig.people.accounts.tasks import send_confirmation, send_security_notice
from lenig.people.accounts.words import ERRORS, MESSAGES, NOTICES, PROOFS
from lenig.people.actions.arriving import vouch_for_address
from lenig.people.models import Person


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts as Lenig has them.

    Nobody gets in by allauth's own sign-up form. Whoever has an address of the
    organisation invites themselves, and so every address is proven before there
    is an account.
    """

    error_messages = DefaultAccountAdapter.error_messages | ERRORS

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    # -- Coming in -----------------------------------------------------------------

    def pre_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse | None:
        """The first step after a password or passkey: closed accounts end here, without a word."""
        if not user.may_sign_in:
            return self.respond_user_inactive(request, user)
        if not EmailAddress.objects.filter(user=user).exists():
            vouch_for_address(user)
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def login(self, request: HttpRequest, user: Person) -> None:
        """The last step, some minutes later when there was a second one: ask once more."""
        user.refresh_from_db(fields=["is_active", "ends_on", "auth_epoch"])
        if not user.may_sign_in:
            raise ImmediateHttpResponse(self.respond_user_inactive(request, user))
        super().login(request, user)

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> HttpResponse:
        clear_login(request)
        messages.error(request, str(ERRORS["email_password_mismatch"]))
        return redirect("account_login")

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count guesses by account alone; allauth adds the host, which the guesser chooses."""
        return str(credentials.get("email", "")).strip().lower()

    def is_safe_url(self, url: str | None) -> bool:
        """Only a path of this site leads anywhere after signing in or out."""
        return bool(
            url and url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
        )

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, Any]]:
        """The ways to show again who one is, in our words."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [way | {"description": PROOFS[way["id"]]} for way in ways]

    # -- Addresses -----------------------------------------------------------------

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Prove a new address, unless somebody else has got it meanwhile."""
        others = Person.objects.filter(email=email_address.email).exclude(pk=email_address.user_id)
        if others.exists():
            self.add_message(
                request,
                messages.ERROR,
                "account/messages/email_confirmation_failed.txt",
                {"email": email_address.email},
            )
            return False
        return bool(super().confirm_email(request, email_address))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to where one came from; the form has nothing more to ask."""
        return reverse("people:security")

    # -- Words ---------------------------------------------------------------------

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        words = message or MESSAGES.get(message_template or "")
        if words:
            text = str(words) % message_context if message_context else str(words)
            messages.add_message(request, level, text, extra_tags=extra_tags)

    # -- Mail ----------------------------------------------------------------------

    def send_confirmation_mail(
        self,
        request: HttpRequest,
        emailconfirmation: Any,
        signup: bool,  # noqa: FBT001 - allauth's
    ) -> None:
        send_confirmation.enqueue(emailconfirmation.email_address.pk)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Person,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell what changed, to the address that knew of it: after a change that is the old one."""
        to = email or user.email
        if to and template_prefix in NOTICES:
            details = self._circumstances() | (context or {})
            send_security_notice.enqueue(user.handle, template_prefix, to, details)

    def _circumstances(self) -> dict[str, str]:
        """When and from where it was done, as somebody recognises it."""
        request = context.request
        return {
            "at": timezone.now().isoformat(),
            "from": self.get_client_ip(request),
            "browser": browser_of(request.META.get("HTTP_USER_AGENT", "")),
        }
