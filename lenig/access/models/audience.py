"""Audiences: the answer to "who may read this?"."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

#: The audience of everyone at work: the first row, made by a migration.
EVERYONE = 1


class Audience(models.Model):
    """Some people who may read the same things.

    Everyone at work, each group and each conversation own one. Access never
    learns what a group is: the owner keeps the memberships up to date.
    """

    #: What owns it, for whoever reads the database: "everyone", "group".
    owner = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"{self.owner} {self.pk}"


class AudienceMembershipQuerySet(models.QuerySet["AudienceMembership"]):
    def in_force(self, at: datetime | None = None) -> Self:
        """Memberships that count now: without an end, or with one still to come."""
        return self.filter(Q(until=None) | Q(until__gt=at or timezone.now()))


class AudienceMembership(models.Model):
    """One reason why one person belongs to one audience.

    A reason may have an end: an elevation lasts an hour. Two reasons are two
    rows, so that the end of one never takes the other away.
    """

    class Because(models.TextChoices):
        AT_WORK = "at work"
        MEMBER = "member"
        ELEVATION = "elevation"

    class Role(models.TextChoices):
        READER = "reader"
        MODERATOR = "moderator"
        OWNER = "owner"

    audience = models.ForeignKey(Audience, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="audience_memberships"
    )
    because = models.CharField(max_length=10, choices=Because)
    role = models.CharField(max_length=10, choices=Role, default=Role.READER)
    until = models.DateTimeField(null=True, blank=True)

    objects = AudienceMembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "audience", "because"], name="one_membership_per_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.audience_id} ({self.because})"
