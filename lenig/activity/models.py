from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models

from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.toolkit.moments import MomentIdField, MomentModel, moment_of


class Verb(models.TextChoices):
    """What somebody did (ActivityStreams 2.0, activity types)."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    LIKE = "like"
    UNDO = "undo"
    FOLLOW = "follow"
    ANNOUNCE = "announce"
    JOIN = "join"
    LEAVE = "leave"
    INVITE = "invite"
    ACCEPT = "accept"
    ADD = "add"
    REMOVE = "remove"
    FLAG = "flag"


class ActivityQuerySet(AudienceQuerySet["Activity"]):
    def latest_first(self) -> Self:
        return self.order_by("-pk")


class Activity(MomentModel, GuardedModel):
    """One thing that one person did to one object, at a moment.

    The object is named by its model and id, without a key: activity lies below
    the rooms whose objects it names. The audience is a copy of the object's and
    follows it (see `lenig.access.rehoming`).
    """

    id = MomentIdField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    verb = models.CharField(max_length=10, choices=Verb)
    #: A model's label, "stream.post"; and below, the place where it happened.
    object_type = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    target_type = models.CharField(max_length=40, blank=True)
    target_id = models.BigIntegerField(null=True)
    audience = models.ForeignKey(
        "access.Audience", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "activities"
        indexes = [
            # For rehoming and for the notices about one object.
            models.Index(fields=["object_type", "object_id"], name="activity_of_object"),
        ]

    def __str__(self) -> str:
        return f"{self.actor_id} {self.verb} {self.object_type} {self.object_id}"

    @property
    def at(self) -> datetime:
        return moment_of(self.pk)
