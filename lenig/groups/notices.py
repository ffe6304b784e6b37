"""What concerns somebody at the door of a group: invitations, requests, answers, a group without owner."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.models import Activity, Verb
from lenig.contracts.notices import Noticed, declare
from lenig.groups.models import Answer, Group, Invitation, JoinRequest, Membership, Role
from lenig.people.models import Role as AtWork

GROUP, INVITATION, REQUEST = "groups.group", "groups.invitation", "groups.joinrequest"


def _load_groups(viewer: Viewer, ids: Sequence[int]) -> dict[int, Any]:
    return Group.objects.readable_by(viewer).in_bulk(ids)


def _load_invitations(viewer: Viewer, ids: Sequence[int]) -> dict[int, Any]:
    """An invitation is a notice for the person it is addressed to, as long as it can be accepted."""
    mine = Invitation.objects.visible_to(viewer).waiting().filter(person=viewer.me)
    return mine.select_related("group").in_bulk(ids)


def _load_requests(viewer: Viewer, ids: Sequence[int]) -> dict[int, Any]:
    """A request that waits, for who answers it."""
    asked = JoinRequest.objects.visible_to(viewer).waiting().select_related("group", "person")
    return {
        pk: request
        for pk, request in asked.in_bulk(ids).items()
        if viewer.moderates(request.group.own_audience_id)
    }


def _load_answers(viewer: Viewer, ids: Sequence[int]) -> dict[int, Any]:
    """The answer to one's own request, while one may still know of the group."""
    mine = JoinRequest.objects.visible_to(viewer).filter(person=viewer.me)
    answered = mine.filter(answer__in=[Answer.YES, Answer.NO], group__in=_known(viewer))
    return answered.select_related("group").in_bulk(ids)


def _known(viewer: Viewer) -> Any:
    return Group.objects.visible_to(viewer).values("pk")


def _invited(activity: Activity) -> Iterable[int]:
    with every_row(because="whom an invitation is for, to tell them"):
        rows = Invitation.objects.filter(pk=activity.object_id)
        return list(rows.values_list("person_id", flat=True))


def _who_answers(activity: Activity) -> Iterable[int]:
    with every_row(because="who looks after a group that somebody asks to join, to tell them"):
        rows = Membership.objects.filter(
            group=activity.target_id, role__in=[Role.OWNER, Role.MODERATOR]
        )
        return list(rows.values_list("person_id", flat=True))


def _who_asked(activity: Activity) -> Iterable[int]:
    with every_row(because="whose request was answered, to tell them"):
        rows = JoinRequest.objects.filter(pk=activity.object_id)
        return list(rows.values_list("person_id", flat=True))


def _members_at_work(activity: Activity) -> Iterable[int]:
    with every_row(because="the members of a group that nobody owns, to ask them"):
        rows = Membership.objects.filter(group=activity.object_id)
        return list(rows.exclude(person__role=AtWork.GUEST).values_list("person_id", flat=True))


def _answer_sentence(actor: str, request: JoinRequest) -> str:
    words = {"group": request.group.name, "reason": request.reason}
    if request.answer == Answer.YES:
        return _("You are now in %(group)s") % words
    return _("You cannot join %(group)s now: %(reason)s") % words


def _ownerless_sentence(actor: str, group: Group) -> str:
    return _("%(group)s has no owner any more. Will you look after it?") % {"group": group.name}


declare(
    Noticed(
        name="group-invitation",
        kind="event",
        object_type=INVITATION,
        applies=lambda activity: activity.verb == Verb.INVITE,
        recipients=_invited,
        load=_load_invitations,
        sentence=lambda actor, invitation: (
            _("%(name)s invites you to %(group)s") % {"name": actor, "group": invitation.group.name}
        ),
        address=lambda invitation: reverse("groups:invitation", args=[invitation.handle]),
        icon="mail-plus",
    )
)
declare(
    Noticed(
        name="group-request",
        kind="moderation",
        object_type=REQUEST,
        applies=lambda activity: activity.verb == Verb.CREATE,
        recipients=_who_answers,
        load=_load_requests,
        sentence=lambda actor, request: (
            _("%(name)s asks to join %(group)s") % {"name": actor, "group": request.group.name}
        ),
        address=lambda request: reverse("groups:requests", args=[request.group.address]),
        icon="door-open",
    )
)
declare(
    Noticed(
        name="group-request-answered",
        kind="event",
        object_type=REQUEST,
        applies=lambda activity: activity.verb in {Verb.ACCEPT, Verb.UPDATE},
        recipients=_who_asked,
        load=_load_answers,
        sentence=_answer_sentence,
        address=lambda request: request.group.get_absolute_url(),
        icon="door-open",
    )
)
declare(
    Noticed(
        name="group-needs-owner",
        kind="moderation",
        object_type=GROUP,
        applies=lambda activity: activity.verb == Verb.FLAG,
        recipients=_members_at_work,
        load=_load_groups,
        sentence=_ownerless_sentence,
        address=lambda group: group.get_absolute_url(),
        icon="hand-helping",
    )
)
