"""Inviting somebody, and what they answer."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.groups.actions.belonging import GuestInOpenGroup, let_in
from lenig.groups.actions.doors import close_doors, hold_door
from lenig.groups.models import Answer, Group, Invitation, Membership
from lenig.notifications.reading import put_hidden_away
from lenig.people.models import Person
from lenig.stream.models import Level


class NoLongerValid(ValueError):
    """The invitation was answered, taken back or is too old."""


@transaction.atomic
def invite(
    group: Group, people: Iterable[Person], *, viewer: Viewer, words: str = ""
) -> list[Invitation]:
    """Ask these people to join; who is a member is passed over. Safe to repeat.

    Raises GuestInOpenGroup when a guest is among them and everyone at work reads along.
    """
    group = Group.objects.locked(group)
    with every_row(because="who is a member already need not be invited"):
        members = set(Membership.objects.in_group(group).values_list("person_id", flat=True))
    wanted = [person for person in people if person.pk not in members]
    if group.is_open and any(person.is_guest for person in wanted):
        raise GuestInOpenGroup(group.handle)
    return [_invite_one(group, person, viewer, words) for person in wanted]


def _invite_one(group: Group, person: Person, viewer: Viewer, words: str) -> Invitation:
    with every_row(because="one invitation waits for a person, whoever sent it"):
        earlier = Invitation.objects.in_group(group).filter(person=person, answer=Answer.WAITING)
        earlier.expired().update(answer=Answer.TAKEN_BACK, answered_at=timezone.now())
        waiting: Invitation | None = earlier.waiting().first()
    if waiting:
        return waiting
    invitation = Invitation.objects.create(group=group, person=person, by=viewer.me, words=words)
    record(viewer.me, Verb.INVITE, invitation, target=group)
    return invitation


@transaction.atomic
def accept_invitation(invitation: Invitation, *, viewer: Viewer, level: Level = Level.ALL) -> Group:
    """Let the invited person in, once.

    Raises NoLongerValid when it was answered or taken back, or is too old, and
    ReadOnlyPlace while the group is archived.
    """
    invitation = _locked(invitation, viewer)
    group = hold_door(invitation.group)
    is_new = let_in(group, viewer.me, level=level)
    _answer(invitation, Answer.YES)
    close_doors(group, viewer.me)
    if is_new:
        record(viewer.me, Verb.ACCEPT, invitation, target=group)
    return group


@transaction.atomic
def decline_invitation(invitation: Invitation, *, viewer: Viewer) -> None:
    """Say no; nobody else is told. Raises NoLongerValid when there was an answer already."""
    _answer(_locked(invitation, viewer), Answer.NO)
    put_hidden_away(viewer.me)


@transaction.atomic
def take_back_invitation(invitation: Invitation, *, viewer: Viewer) -> None:
    """See that this invitation can no longer be accepted. Safe to repeat."""
    with every_row(because="an invitation of a group that the viewer looks after"):
        rows = Invitation.objects.select_for_update(of=("self",)).select_related("person")
        invitation = rows.get(pk=invitation.pk)
        if invitation.answer == Answer.WAITING:
            _answer(invitation, Answer.TAKEN_BACK)
            put_hidden_away(invitation.person)
            record(viewer.me, Verb.UNDO, invitation)


def _locked(invitation: Invitation, viewer: Viewer) -> Invitation:
    """The invitation for one writer at a time, when it still waits for exactly this person."""
    with every_row(because="the viewer's own invitation, with the group behind its door"):
        rows = Invitation.objects.select_for_update(of=("self",)).select_related("group")
        found: Invitation = rows.get(pk=invitation.pk)
    if found.person_id != viewer.me.pk or not found.is_waiting:
        raise NoLongerValid(invitation.handle)
    return found


def _answer(invitation: Invitation, answer: Answer) -> None:
    invitation.answer, invitation.answered_at = answer, timezone.now()
    with every_row(because="the answer to an invitation that was locked for it"):
        invitation.save(update_fields=["answer", "answered_at"])
