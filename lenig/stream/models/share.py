from typing import Any, ClassVar

from django.db import models

from lenig.access.keys import CrossingKey
from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.stream.models.post import Post, State


class ShareQuerySet(AudienceQuerySet["Share"]):
    audience_path = "post__audience"
    live_when: ClassVar[dict[str, Any]] = {"post__state": State.LIVE}


class Share(GuardedModel):
    """What a post of the kind "share" passes on: the original, for who may read that."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, primary_key=True, related_name="+")
    original = CrossingKey("stream.Post", on_delete=models.SET_NULL, null=True)

    objects = ShareQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.post_id} shares {self.original_id}"
