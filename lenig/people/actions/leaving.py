"""Leaving: one function closes every door, whichever way somebody leaves."""

from datetime import date

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from lenig.access.auditing import audit
from lenig.people.actions.arriving import keep_at_work
from lenig.people.actions.inviting import withdraw
from lenig.people.actions.roles import keep_an_administrator
from lenig.people.models import Invitation, Person
from lenig.people.standings import forget_standings


class HasAccount(Exception):
    """The address belongs to somebody who works here."""


@transaction.atomic
def deactivate(person: Person, *, actor: Person | None, reason: str = "") -> None:
    """Close the account at once: no sign-in, no session, no link in a mail works any more.

    Nobody finds the person in the directory from then on. What they wrote stays,
    under their name. Safe to repeat. Without an actor the last day has passed.
    """
    if actor:
        keep_an_administrator(besides=person)
    if Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False):
        audit(actor, "person deactivated", f"person {person.handle}", reason=reason)
    person.is_active = False
    forget_standings()
    end_sessions(person)
    for invitation in Invitation.objects.open().filter(email=person.email or ""):
        withdraw(invitation, actor=actor)


@transaction.atomic
def reactivate(person: Person, *, actor: Person) -> None:
    """Open the account again, with the rights of its role. Safe to repeat."""
    person.is_active = True
    if person.is_past(timezone.localdate()):
        person.ends_on = None
    person.save(update_fields=["is_active", "ends_on"])
    forget_standings()
    keep_at_work(person)
    audit(actor, "person reactivated", f"person {person.handle}")


@transaction.atomic
def set_last_day(person: Person, *, actor: Person, day: date | None) -> None:
    """Say until when somebody works here; None takes it back. The account closes the day after."""
    if day is not None and day < timezone.localdate():
        keep_an_administrator(besides=person)
    person.ends_on = day
    person.save(update_fields=["ends_on"])
    forget_standings()
    audit(actor, "last day set", f"person {person.handle}", reason=str(day or "none"))


def end_sessions(person: Person) -> None:
    """End every session, listed or not: the epoch they carry is over. A reset link dies with it."""
    Person.objects.filter(pk=person.pk).update(auth_epoch=F("auth_epoch") + 1)
    person.refresh_from_db(fields=["auth_epoch"])
    get_adapter().end_sessions(UserSession.objects.filter(user=person))


def see_off_leavers(today: date | None = None) -> int:
    """Deactivate whose last day has passed; they could not sign in from that moment anyway."""
    today = today or timezone.localdate()
    leavers = list(Person.objects.filter(is_active=True, ends_on__lt=today)[:500])
    for person in leavers:
        deactivate(person, actor=None, reason="The last day has passed.")
    return len(leavers)


@transaction.atomic
def release_address(person: Person, *, actor: Person) -> None:
    """Free the address of somebody who left, for another person who now gets it.

    Whoever gets it inherits nothing: account, passkeys and all they wrote stay
    with the one who left.
    """
    if person.may_sign_in:
        raise HasAccount
    person.email = None
    person.set_unusable_password()
    person.save(update_fields=["email", "password"])
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    audit(actor, "address released", f"person {person.handle}")
