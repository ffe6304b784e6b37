from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from lenig.access.querysets import GuardedModel
from lenig.groups.models.group import Group
from lenig.groups.models.project import OfGroupQuerySet

#: Longer than any batch takes: after this silence somebody else goes on.
STOPPED_AFTER = timedelta(minutes=2)


class VisibilityChange(GuardedModel):
    """The posts of a group are on their way to its new audience; meanwhile nobody writes in it.

    The row goes away when the last post has arrived. A task that was stopped
    finds it and goes on.
    """

    group = models.OneToOneField(
        Group, on_delete=models.CASCADE, primary_key=True, related_name="visibility_change"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    #: When the last batch arrived: silence means that the task was stopped.
    moved_on = models.DateTimeField(default=timezone.now)
    #: The last post that moved: the next batch goes on below it, newest first. None at the
    #: start and for the last round, which looks for what came in between.
    reached = models.BigIntegerField(null=True)
    #: How many posts there were to move, for saying how far it is.
    posts = models.PositiveIntegerField(default=0)

    objects = OfGroupQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.group_id} since {self.since}"

    @property
    def has_stopped(self) -> bool:
        return timezone.now() - self.moved_on > STOPPED_AFTER
