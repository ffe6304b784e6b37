"""Asking to be let in, and the answer."""

from django.db import transaction
from django.utils import timezone

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.groups.actions.belonging import let_in
from lenig.groups.actions.doors import close_doors, hold_door
from lenig.groups.models import Answer, Group, JoinRequest


@transaction.atomic
def ask_to_join(group: Group, *, viewer: Viewer, words: str = "") -> JoinRequest:
    """Ask the owners to be let in. Safe to repeat: one request waits at a time."""
    group = Group.objects.locked(group)
    with every_row(because="the viewer's own request"):
        request, is_new = JoinRequest.objects.get_or_create(
            group=group, person=viewer.me, answer=Answer.WAITING, defaults={"words": words}
        )
    if is_new:
        record(viewer.me, Verb.CREATE, request, target=group)
    return request


@transaction.atomic
def withdraw_request(request: JoinRequest, *, viewer: Viewer) -> None:
    """Take one's own request back. Safe to repeat; an answered one stays answered."""
    request = _locked(request)
    if request.is_waiting and request.person_id == viewer.me.pk:
        _answer(request, Answer.TAKEN_BACK)


@transaction.atomic
def let_asker_in(request: JoinRequest, *, viewer: Viewer) -> None:
    """Say yes: who asked is a member from now on. Safe to repeat; the first answer counts.

    Raises ReadOnlyPlace while the group is archived.
    """
    request = _locked(request)
    if not request.is_waiting:
        return
    group = hold_door(request.group)
    let_in(group, request.person)
    request.answered_by = viewer.me
    _answer(request, Answer.YES)
    close_doors(group, request.person)
    record(viewer.me, Verb.ACCEPT, request, target=group)


@transaction.atomic
def turn_asker_down(request: JoinRequest, *, viewer: Viewer, reason: str) -> None:
    """Say no, with a reason that who asked gets to read. Safe to repeat; the first answer counts."""
    request = _locked(request)
    if not request.is_waiting:
        return
    request.answered_by, request.reason = viewer.me, reason
    _answer(request, Answer.NO)
    record(viewer.me, Verb.UPDATE, request, target=request.group)


def _locked(request: JoinRequest) -> JoinRequest:
    with every_row(because="a request that was found for its viewer, with its group and person"):
        rows = JoinRequest.objects.select_for_update(of=("self",))
        found: JoinRequest = rows.select_related("group", "person").get(pk=request.pk)
        return found


def _answer(request: JoinRequest, answer: Answer) -> None:
    request.answer, request.answered_at = answer, timezone.now()
    with every_row(because="the answer to a request that was locked for it"):
        request.save(update_fields=["answer", "answered_at", "answered_by", "reason"])
