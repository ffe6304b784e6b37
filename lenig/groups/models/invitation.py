from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.groups.models.group import Group
from lenig.toolkit.handles import HandleField

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer

#: How long an invitation waits for its answer.
INVITATION_LASTS = timedelta(days=30)


class Answer(models.TextChoices):
    WAITING = "waiting"
    YES = "yes"
    NO = "no"
    #: The invitation was taken back, or the request withdrawn, before it was answered.
    TAKEN_BACK = "taken back"


class AtTheDoorQuerySet(AudienceQuerySet[Any]):
    """Invitations and requests: for the person whom they concern, and for the members."""

    def visible_to(self, viewer: "Viewer", *, row_by_row: bool = False) -> Self:
        if viewer.person is None:
            return self.none()
        mine = Q(person_id=viewer.me.pk)
        inside = Q(group__own_audience_id__in=viewer.audience_ids)
        return self.filter(mine | inside)._now_scoped()

    def waiting(self) -> Self:
        return self.filter(answer=Answer.WAITING)

    def in_group(self, group: Group) -> Self:
        return self.filter(group=group)


class InvitationQuerySet(AtTheDoorQuerySet):
    def waiting(self) -> Self:
        """Invitations that can still be accepted."""
        return super().waiting().filter(sent_at__gt=timezone.now() - INVITATION_LASTS)

    def expired(self) -> Self:
        return super().waiting().filter(sent_at__lte=timezone.now() - INVITATION_LASTS)


class Invitation(GuardedModel):
    """A person was asked to join a group. Only that person can accept, once, for thirty days."""

    handle = HandleField()
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="group_invitations"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.WAITING)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"],
                condition=Q(answer="waiting"),
                name="one_invitation_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} invited to {self.group_id} ({self.answer})"

    @property
    def audience_id(self) -> int:
        return self.group.own_audience_id

    @property
    def is_waiting(self) -> bool:
        return self.answer == Answer.WAITING and not self.has_expired

    @property
    def has_expired(self) -> bool:
        return self.sent_at <= timezone.now() - INVITATION_LASTS


class JoinRequest(GuardedModel):
    """A person asks to join a group; an owner or moderator answers, with a reason when it is no."""

    handle = HandleField()
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="join_requests")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="join_requests"
    )
    words = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.WAITING)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=500, blank=True)

    objects = AtTheDoorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"],
                condition=Q(answer="waiting"),
                name="one_request_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} asks for {self.group_id} ({self.answer})"

    @property
    def audience_id(self) -> int:
        return self.group.own_audience_id

    @property
    def is_waiting(self) -> bool:
        return self.answer == Answer.WAITING
