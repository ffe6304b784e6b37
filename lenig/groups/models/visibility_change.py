from django.conf import settings
from django.db import models

from lenig.access.querysets import GuardedModel
from lenig.groups.axes import Visibility
from lenig.groups.models.group import Group
from lenig.groups.models.project import OfGroupQuerySet


class VisibilityChange(GuardedModel):
    """A group is on its way to another visibility; while this row is there, nobody writes in it.

    The row goes away when the last post has its new audience. A task that was
    stopped finds it and goes on.
    """

    group = models.OneToOneField(
        Group, on_delete=models.CASCADE, primary_key=True, related_name="visibility_change"
    )
    to = models.CharField(max_length=6, choices=Visibility)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(auto_now_add=True)
    #: How many posts there were to move, for saying how far it is.
    posts = models.PositiveIntegerField(default=0)

    objects = OfGroupQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.group_id} becomes {self.to}"
