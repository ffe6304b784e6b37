from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models

from lenig.toolkit.handles import HandleField
from lenig.toolkit.moments import MomentIdField, MomentModel, moment_of

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, viewer: "Viewer") -> Self:
        """A notice is for the person it was made for, and for nobody else."""
        return self.filter(person_id=viewer.me.pk)

    def unread(self) -> Self:
        return self.filter(read=None)


class Notice(MomentModel):
    """Something that concerns one person: who did what, by id alone.

    The words are made when it is shown, from what the person may read then.
    """

    id = MomentIdField()
    handle = HandleField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices", db_index=False
    )
    #: The name of its declaration, and of its kind.
    sort = models.CharField(max_length=40)
    kind = models.CharField(max_length=12)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    activity_id = models.BigIntegerField()
    object_id = models.BigIntegerField()
    read = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            # Working out an activity twice makes one notice.
            models.UniqueConstraint(
                fields=["person", "activity_id", "sort"], name="one_notice_per_activity"
            ),
        ]
        indexes = [
            # The list of a person, newest first.
            models.Index(fields=["person", "-id"], name="notices_of_person"),
            # The dot in the bar: is anything unread?
            models.Index(fields=["person"], name="unread_notices", condition=models.Q(read=None)),
        ]

    def __str__(self) -> str:
        return f"{self.sort} for {self.person_id}"

    @property
    def at(self) -> datetime:
        return moment_of(self.pk)
