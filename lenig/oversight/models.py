from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.access.viewer import Viewer
from lenig.toolkit.handles import HandleField

#: How long an administrator reads along before asking anew.
LASTS = timedelta(hours=1)


class ElevationQuerySet(AudienceQuerySet["Elevation"]):
    def visible_to(self, viewer: Viewer, *, row_by_row: bool = False) -> Self:
        """One's own, and those of places that one looks after."""
        if viewer.person is None:
            return self.none()
        looked_after = [audience for audience in viewer.roles if viewer.moderates(audience)]
        mine = Q(person_id=viewer.me.pk)
        return self.filter(mine | Q(audience_id__in=looked_after))._now_scoped()

    def in_force(self) -> Self:
        return self.filter(until__gt=timezone.now())


class Elevation(GuardedModel):
    """An administrator reads along in a place that is not theirs: with a reason, and until when.

    The right itself is a membership of the audience with the same end. This row
    is what the owners are told, and it stays when the right is over.
    """

    handle = HandleField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="elevations"
    )
    audience = models.ForeignKey("access.Audience", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()

    objects = ElevationQuerySet.as_manager()

    #: What is opened, as far as the viewer may know: set on the rows of a page.
    place: Any = None

    class Meta:
        indexes = [models.Index(fields=["audience", "-since"], name="elevations_into")]

    def __str__(self) -> str:
        return f"{self.person_id} reads {self.audience_id} until {self.until}"

    @property
    def is_in_force(self) -> bool:
        return self.until > timezone.now()
