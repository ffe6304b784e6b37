"""Giving somebody an address to be invited at."""

from allauth.account.models import EmailAddress
from django.db import transaction

from lenig.access.auditing import audit
from lenig.access.models import EVERYONE, AudienceMembership
from lenig.people.actions.arriving import vouch_for_address
from lenig.people.actions.inviting import withdraw
from lenig.people.models import Invitation, Person
from lenig.people.ways_in import has_way_in


class IsTheirOwn(Exception):
    """The address is not for an administrator to change."""


def may_be_given(person: Person) -> bool:
    """Whether whoever comes in at another address would read along with nobody.

    With the address goes the link that lets somebody in. So it is given only to who never
    came in (an account that was closed, freed and opened again has no way in either), and
    takes part in no group: an import may have put them in closed ones.
    """
    takes_part = AudienceMembership.objects.filter(person=person).exclude(audience=EVERYONE)
    has_been_here = person.last_login is not None or has_way_in(person)
    return person.may_sign_in and not has_been_here and not takes_part.exists()


@transaction.atomic
def give_address(person: Person, *, actor: Person, email: str) -> None:
    """Write down where somebody gets mail who has not come in yet. Safe to repeat."""
    Person.objects.select_for_update().get(pk=person.pk)
    if not may_be_given(person):
        raise IsTheirOwn
    if email == person.email:
        return
    for invitation in Invitation.objects.open().filter(email=person.email or ""):
        withdraw(invitation, actor=actor)
    person.email = email
    person.save(update_fields=["email"])
    EmailAddress.objects.filter(user=person).delete()
    vouch_for_address(person)
    audit(actor, "address given", f"person {person.handle}")
