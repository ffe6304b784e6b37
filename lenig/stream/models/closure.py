from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.stream.models.post import Post, State
from lenig.stream.models.source import Source


class OfPostQuerySet(AudienceQuerySet[Any]):
    audience_path = "post__audience"
    live_when: ClassVar[dict[str, Any]] = {"post__state": State.LIVE}


class Closure(GuardedModel):
    """Commenting on a post was closed: by whom, when and why."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, primary_key=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=500)

    objects = OfPostQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.post_id} closed: {self.reason}"


class Pin(GuardedModel):
    """A post stands on top of the place where it was shared."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, primary_key=True, related_name="+")
    place = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="pins")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = OfPostQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.post_id} pinned"
