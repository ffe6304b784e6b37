"""Asking people in. The secret of an invitation is made where the mail is sent: see `accounts.tasks`."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Protocol

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from lenig.access.auditing import audit
from lenig.access.models import AuditEntry
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.people.accounts.tasks import send_invitation
from lenig.people.actions.arriving import add_person, vouch_for_address
from lenig.people.models import Invitation, Person, Role
from lenig.people.ways_in import has_way_in

#: Mails that one person may send in a day, so that a stolen account sends no flood.
PER_DAY = 50

INVITED, SENT_AGAIN, WITHDRAWN = "person invited", "invitation sent again", "invitation withdrawn"


class Invitee(Protocol):
    """Somebody to ask in."""

    @property
    def email(self) -> str: ...
    @property
    def name(self) -> str: ...


class TooManyInvitations(Exception):
    """More than one person may send in a day."""


class InvitationClosed(Exception):
    """The invitation was used, withdrawn or overtaken while somebody looked at it."""


@transaction.atomic
def invite(
    email: str, *, actor: Person, name: str = "", role: str = Role.MEMBER, language: str = ""
) -> Invitation:
    """Ask this address in and send it a link. An open invitation is renewed, never doubled."""
    invitation, _ = Invitation.objects.open().update_or_create(
        email=email.lower(),
        defaults={
            "name": name,
            "role": role,
            "language": language or settings.LANGUAGE_CODE,
            "invited_by": actor,
        },
    )
    audit(actor, INVITED, f"invitation {invitation.handle}")
    send_invitation.enqueue(invitation.pk)
    return invitation


@transaction.atomic
def invite_all(
    people: Iterable[Invitee], *, actor: Person, role: str, language: str
) -> list[Invitation]:
    """Ask a whole list in, or nobody when it is longer than what is left of today."""
    people = list(people)
    # Two lists sent at once are counted one after the other.
    Person.objects.select_for_update().get(pk=actor.pk)
    if len(people) > left_today(actor):
        raise TooManyInvitations
    return [
        invite(each.email, actor=actor, name=each.name, role=role, language=language)
        for each in people
    ]


@transaction.atomic
def add_by_hand(*, actor: Person, send: bool, **fields: Any) -> Person:
    """Put somebody in the books, and ask them in when `send` says so."""
    person = add_person(**fields)
    audit(actor, "person added", f"person {person.handle}")
    if send:
        invite(
            fields["email"],
            actor=actor,
            name=person.name,
            role=person.role,
            language=person.language,
        )
    return person


@transaction.atomic
def send_again(invitation: Invitation, *, actor: Person) -> None:
    """Send a fresh link; the one in the earlier mail stops working."""
    if not Invitation.objects.open().filter(pk=invitation.pk).exists():
        raise InvitationClosed
    audit(actor, SENT_AGAIN, f"invitation {invitation.handle}")
    send_invitation.enqueue(invitation.pk)


@transaction.atomic
def withdraw(invitation: Invitation, *, actor: Person | None) -> None:
    """Take the invitation back; its link stops working. Safe to repeat."""
    if Invitation.objects.open().filter(pk=invitation.pk).update(withdrawn_at=timezone.now()):
        audit(actor, WITHDRAWN, f"invitation {invitation.handle}")


@transaction.atomic
def ask_to_join(email: str, *, name: str = "", language: str) -> None:
    """Let somebody with an address of the organisation invite themselves.

    The steps are the same for an address that is known and one that is not; the
    task that sends the mail finds out which of the two it is.
    """
    invitation, _ = Invitation.objects.open().get_or_create(
        email=email.lower(), defaults={"name": name, "language": language}
    )
    send_invitation.enqueue(invitation.pk)


@transaction.atomic
def accept(
    invitation: Invitation,
    *,
    password: str | None,
    given_name: str = "",
    language: str = "",
    **names: str,
) -> Person:
    """Let the invited person in, once: with a name of their own, and a password or none yet."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not invitation.is_open or invitation.has_run_out:
        raise InvitationClosed
    person = Person.objects.filter(email=invitation.email).first()
    if person is None:
        person = add_person(
            email=invitation.email,
            role=invitation.role,
            language=language or invitation.language,
            given_name=given_name,
            password=password,
            **names,
        )
    else:
        _give_way_in(person, password)
    invitation.accepted_at = timezone.now()
    invitation.token_digest = ""
    invitation.save(update_fields=["accepted_at", "token_digest"])
    if not person.is_guest:
        record(person, Verb.JOIN, person)
    return person


def _give_way_in(person: Person, password: str | None) -> None:
    """For somebody who stood in the books already, without an account of their own."""
    if not person.may_sign_in or has_way_in(person):
        raise InvitationClosed
    person.set_password(password)
    person.save(update_fields=["password"])
    vouch_for_address(person)


def left_today(actor: Person) -> int:
    """How many invitations this person may still send, counted from the audit log."""
    sent = AuditEntry.objects.filter(
        actor=actor,
        action__in=(INVITED, SENT_AGAIN),
        at__gt=timezone.now() - timedelta(days=1),
    ).count()
    return max(0, PER_DAY - sent)
