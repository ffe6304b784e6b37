"""Getting in: a person is added, and belongs to everyone at work unless they are a guest."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from lenig.access.models import EVERYONE, AudienceMembership
from lenig.people.models import Person


@transaction.atomic
def add_person(*, given_name: str, password: str | None = None, **fields: Any) -> Person:
    """Add somebody, with or without a way to sign in yet.

    Everybody but a guest may read what everyone at work may read from then on.
    """
    person = Person(given_name=given_name, **fields)
    if person.email is not None:
        person.email = Person.objects.normalize_email(person.email).lower() or None
    person.set_password(password)
    person.save()
    vouch_for_address(person)
    keep_at_work(person)
    return person


def vouch_for_address(person: Person) -> None:
    """Let the person's address count as proven: whoever gave it to us knows whose it is.

    Safe to repeat, and nothing to do for somebody without an address.
    """
    if person.email:
        EmailAddress.objects.update_or_create(
            user=person, email=person.email, defaults={"verified": True, "primary": True}
        )


def keep_at_work(person: Person) -> None:
    """See that exactly members, and no guests, belong to everyone at work. Safe to repeat."""
    if person.is_guest:
        AudienceMembership.objects.filter(
            person=person, audience_id=EVERYONE, because=AudienceMembership.Because.AT_WORK
        ).delete()
        return
    AudienceMembership.objects.get_or_create(
        person=person, audience_id=EVERYONE, because=AudienceMembership.Because.AT_WORK
    )
