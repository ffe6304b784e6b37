from django.conf import settings
from django.db import models

from lenig.access.keys import CrossingKey
from lenig.toolkit.moments import MomentIdField, MomentModel


class Bookmark(MomentModel):
    """A person kept a post to find it again. Nobody else knows."""

    id = MomentIdField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bookmarks", db_index=False
    )
    post = CrossingKey("stream.Post", on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "post"], name="one_bookmark_per_post")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} kept {self.post_id}"
