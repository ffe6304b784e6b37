"""Whether somebody has something to sign in with."""

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, Q, QuerySet

from lenig.people.models import Person


def has_way_in(person: Person) -> bool:
    """Whether there is a password or a passkey; not whether it is accepted today."""
    return people_with_a_way_in().filter(pk=person.pk).exists()


def people_with_a_way_in() -> QuerySet[Person]:
    passkeys = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.WEBAUTHN)
    has_no_password = Q(password="") | Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return Person.objects.filter(~has_no_password | Exists(passkeys))


def people_at(addresses: Iterable[str]) -> dict[str, Person]:
    """Who has these addresses, each with `has_way_in` set: one query for a whole list."""
    wanted = Person.objects.filter(email__in=[address.lower() for address in addresses])
    marked = wanted.annotate(has_way_in=Exists(people_with_a_way_in().filter(pk=OuterRef("pk"))))
    return {person.email: person for person in marked if person.email}
