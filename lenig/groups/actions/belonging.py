"""The one place where membership is written: the row, the right to read, and the follow.

They change in one transaction, so that nobody reads without being a member or
is a member without reading. What leads to it (a click, an invitation, an answer)
stands in the other modules.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lenig.access.models import AudienceMembership
from lenig.access.scope import every_row
from lenig.groups.models import Group, Membership, Role
from lenig.notifications.reading import put_hidden_away
from lenig.people.models import Person
from lenig.stream.models import Follow, Level

MEMBER = AudienceMembership.Because.MEMBER


class GuestInOpenGroup(ValueError):
    """A guest may not read what everyone at work reads, so an open group has no guests."""


@transaction.atomic
def let_in(
    group: Group,
    person: Person,
    *,
    role: Role = Role.MEMBER,
    level: Level = Level.ALL,
    since: datetime | None = None,
) -> bool:
    """See that this person is a member and reads along; whether that is new. Safe to repeat.

    Who is a member already keeps the role and the level they have.
    """
    if person.is_guest and group.is_open:
        raise GuestInOpenGroup(group.handle)
    with every_row(because="membership is unique among all members, seen or unseen"):
        membership, is_new = Membership.objects.get_or_create(
            group=group,
            person=person,
            defaults={"role": role, "since": since or timezone.now()},
        )
    grant(group, membership)
    if is_new:
        Follow.objects.update_or_create(
            person=person, source_id=group.source_id, defaults={"level": level}
        )
    return is_new


@transaction.atomic
def let_out(group: Group, person: Person) -> bool:
    """See that this person is no member, reads no longer and follows no longer; whether that is new."""
    with every_row(because="a membership ends, whoever asks for it"):
        gone, _ = Membership.objects.filter(group=group, person=person).delete()
    AudienceMembership.objects.filter(audience_id=group.own_audience_id, person=person).delete()
    Follow.objects.filter(person=person, source_id=group.source_id).delete()
    put_hidden_away(person)
    return gone > 0


def give_role(group: Group, membership: Membership, role: Role) -> None:
    """Leave this member with exactly this role."""
    membership.role = role
    with every_row(because="a membership that was found for its viewer"):
        membership.save(update_fields=["role"])
    grant(group, membership)


def grant(group: Group, membership: Membership) -> None:
    """Give the right to read that belongs to this membership, with its role."""
    AudienceMembership.objects.update_or_create(
        audience_id=group.own_audience_id,
        person_id=membership.person_id,
        because=MEMBER,
        defaults={"role": Role(membership.role).in_audience, "until": None},
    )
