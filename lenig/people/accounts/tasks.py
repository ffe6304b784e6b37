"""The mails of accounts are sent by the worker, so that no page waits for a mail server.

That keeps secrets too. A page takes as long for an address that we know as for one
that we do not, and the links are made here: what waits in the queue holds none.
"""

import secrets
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks import task

from lenig.people.accounts.letters import on_site, send_letter
from lenig.people.accounts.reset import reset_token
from lenig.people.accounts.words import NOTICES
from lenig.people.models import Invitation, Person
from lenig.people.ways_in import has_way_in


@task(queue_name="mail")
def send_invitation(invitation_id: int) -> None:
    """Mail a fresh link to whoever was asked in; or say to a colleague that they are in already."""
    invitation = Invitation.objects.open().filter(pk=invitation_id).first()
    if invitation is None:
        return
    person = Person.objects.filter(email=invitation.email).first()
    if person and not person.may_sign_in:
        return
    if person and has_way_in(person):
        _say_that_they_are_in(invitation, person)
        return
    _send_link(invitation)


def _send_link(invitation: Invitation) -> None:
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        invitation.hold(token, now=timezone.now())
        invitation.save(update_fields=["token_digest", "expires_at"])
    send_letter(
        "invitation",
        to=invitation.email,
        language=invitation.language,
        invitation=invitation,
        link=on_site(reverse("people:join", args=[token])),
    )
    # Only now: a mail that the server refused was not sent.
    with transaction.atomic():
        invitation.sent_at = timezone.now()
        invitation.save(update_fields=["sent_at"])


def _say_that_they_are_in(invitation: Invitation, person: Person) -> None:
    with transaction.atomic():
        invitation.withdrawn_at = timezone.now()
        invitation.save(update_fields=["withdrawn_at"])
    send_letter(
        "already_here",
        to=invitation.email,
        language=person.language,
        person=person,
        sign_in=on_site(reverse("account_login")),
        reset=on_site(reverse("account_reset_password")),
    )


@task(queue_name="mail")
def send_reset_link(handle: str) -> None:
    """Mail the link that sets a new password. Without a handle the address was unknown: nothing."""
    person = Person.objects.filter(handle=handle).first() if handle else None
    if person is None or not person.may_sign_in or not person.email:
        return
    path = reverse(
        "account_reset_password_from_key", args=[person.handle, reset_token.make_token(person)]
    )
    send_letter(
        "reset", to=person.email, language=person.language, person=person, link=on_site(path)
    )


@task(queue_name="mail")
def send_confirmation(address_id: int) -> None:
    """Mail the link that proves a new address."""
    address = EmailAddress.objects.filter(pk=address_id, verified=False).first()
    if address is None:
        return
    path = reverse("account_confirm_email", args=[EmailConfirmationHMAC(address).key])
    person: Person = address.user
    send_letter(
        "confirm_address",
        to=address.email,
        language=person.language,
        person=person,
        link=on_site(path),
    )


@task(queue_name="mail")
def send_security_notice(handle: str, what: str, to: str, details: dict[str, Any]) -> None:
    """Tell somebody what changed about the way they sign in, so that a thief cannot do it unseen."""
    person = Person.objects.filter(handle=handle).first()
    if person is None:
        return
    notice = NOTICES[what]
    with translation.override(person.language):
        sentence = str(notice.sentence) % details
    send_letter(
        "security_notice",
        to=to,
        language=person.language,
        person=person,
        notice=notice,
        sentence=sentence,
        at=datetime.fromisoformat(details["at"]),
        details=details,
        security=on_site(reverse("people:security")),
    )
