"""Giving somebody another role."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from lenig.access.auditing import audit
from lenig.people.actions.arriving import keep_at_work
from lenig.people.models import Person, Role
from lenig.people.role_changes import RoleChange, carry_out
from lenig.people.standings import forget_standings


class LastAdministrator(Exception):
    """Without this person nobody could administer the installation."""


@transaction.atomic
def change_role(person: Person, *, actor: Person, role: str) -> None:
    """Give somebody this role, with all that follows from it (`lenig.people.role_changes`).

    A guest loses "everyone at work"; who is no guest any more gets it.
    """
    if person.role == role:
        return
    if person.role == Role.ADMINISTRATOR:
        keep_an_administrator(besides=person)
    before, person.role = person.role, role
    person.save(update_fields=["role"])
    forget_standings()
    keep_at_work(person)
    carry_out(RoleChange(person, before, role))
    audit(actor, "role changed", f"person {person.handle}", reason=f"{before} → {role}")


def keep_an_administrator(*, besides: Person) -> None:
    """Refuse when nobody else can administer; two who step down at once wait for each other."""
    administrators = Person.objects.select_for_update().filter(
        Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()),
        role=Role.ADMINISTRATOR,
        is_active=True,
    )
    if not any(each.pk != besides.pk for each in administrators) and _administers(besides):
        raise LastAdministrator


def _administers(person: Person) -> bool:
    return person.role == Role.ADMINISTRATOR and person.may_sign_in
