from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lenig.access.models import AudienceMembership
from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.groups.models.group import Group


class Role(models.TextChoices):
    """What a member may do beyond reading and sharing. An owner may do what a moderator may."""

    OWNER = "owner", _("Owner")
    MODERATOR = "moderator", _("Moderator")
    MEMBER = "member", pgettext_lazy("role in a group", "Member")

    @property
    def in_audience(self) -> AudienceMembership.Role:
        return {
            self.OWNER: AudienceMembership.Role.OWNER,
            self.MODERATOR: AudienceMembership.Role.MODERATOR,
            self.MEMBER: AudienceMembership.Role.READER,
        }[self]


class MembershipQuerySet(AudienceQuerySet["Membership"]):
    audience_path: ClassVar[str] = "group__audience"

    def in_group(self, group: Group) -> Self:
        return self.filter(group=group)

    def owners(self) -> Self:
        return self.filter(role=Role.OWNER)

    def present(self) -> Self:
        """Members who still work here."""
        return self.filter(person__is_active=True, person__is_placeholder=False).exclude(
            person__ends_on__lt=timezone.localdate()
        )


class Membership(GuardedModel):
    """A person belongs to a group, with a role. Readable by who may read the group."""

    group = models.ForeignKey(
        Group, on_delete=models.CASCADE, related_name="memberships", db_index=False
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=10, choices=Role, default=Role.MEMBER)
    since = models.DateTimeField(default=timezone.now)
    #: When the welcome card was put away.
    welcomed_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    #: Put there by `member_list`: what this person does at work, in a few words.
    role_line: str = ""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "person"], name="one_membership_per_group")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.group_id} ({self.role})"

    @property
    def is_owner(self) -> bool:
        return self.role == Role.OWNER

    @property
    def moderates(self) -> bool:
        return self.role in {Role.OWNER, Role.MODERATOR}

    @property
    def is_new(self) -> bool:
        """Whether the welcome card still stands on the group's page."""
        return self.welcomed_at is None

    def joined_before(self, moment: datetime) -> bool:
        return self.since < moment
