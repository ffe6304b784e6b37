"""Coming in by oneself, and leaving."""

from django.db import transaction

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.groups.actions.belonging import let_in, let_out
from lenig.groups.actions.doors import close_doors, hold_door
from lenig.groups.models import Group, Membership
from lenig.people.models import Person
from lenig.stream.models import Level


class LastOwner(ValueError):
    """A group keeps an owner while anybody of them works here: name another one first."""


@transaction.atomic
def join(group: Group, *, viewer: Viewer, level: Level = Level.ALL) -> None:
    """Make the viewer a member who follows the group at this level. Safe to repeat.

    Raises ReadOnlyPlace when the group was closed meanwhile.
    """
    group = hold_door(group)
    if let_in(group, viewer.me, level=level):
        close_doors(group, viewer.me)
        record(viewer.me, Verb.JOIN, group)


@transaction.atomic
def leave(group: Group, *, viewer: Viewer) -> None:
    """End the viewer's membership: what they wrote stays, what they saw is gone. Safe to repeat.

    Raises LastOwner for who is the only owner.
    """
    group = Group.objects.locked(group)
    keep_an_owner(group, without=viewer.me)
    if let_out(group, viewer.me):
        record(viewer.me, Verb.LEAVE, group)


def keep_an_owner(group: Group, *, without: Person) -> None:
    """Raise LastOwner when this person is the only owner who is left."""
    with every_row(because="a group keeps an owner, whoever asks"):
        owners = Membership.objects.in_group(group).owners().present()
        ids = set(owners.values_list("person_id", flat=True))
    if ids == {without.pk}:
        raise LastOwner(group.handle)
