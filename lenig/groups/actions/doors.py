"""What stands at the door of a group: invitations and requests that wait."""

from django.db import transaction
from django.utils import timezone

from lenig.access.scope import every_row
from lenig.groups.models import Answer, Group, Invitation, JoinRequest
from lenig.notifications.reading import put_hidden_away
from lenig.people.models import Person
from lenig.stream.actions.holding import ReadOnlyPlace


def hold_door(group: Group) -> Group:
    """The group as it is now, for one writer at a time, to let somebody in.

    Raises ReadOnlyPlace: nobody comes into a group that is archived or is moving.
    """
    group = Group.objects.locked(group)
    if group.is_read_only:
        raise ReadOnlyPlace(group.handle)
    return group


@transaction.atomic
def close_doors(group: Group, person: Person) -> None:
    """Whatever waited at the door for somebody who is in now is answered. Safe to repeat."""
    with every_row(because="what waits at a door for one person, who comes in"):
        for waiting in (
            Invitation.objects.in_group(group).filter(person=person, answer=Answer.WAITING),
            JoinRequest.objects.in_group(group).filter(person=person, answer=Answer.WAITING),
        ):
            waiting.update(answer=Answer.YES, answered_at=timezone.now())
    put_hidden_away(person)
