from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.stream.models.comment import Comment
from lenig.stream.models.post import Post, State


class MentionQuerySet(AudienceQuerySet["Mention"]):
    audience_path = "post__audience"
    live_when: ClassVar[dict[str, Any]] = {"post__state": State.LIVE}


class Mention(GuardedModel):
    """A person is named in a post, or in one of its comments."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="mentions")
    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, null=True, blank=True, related_name="mentions"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    #: The words as they stand in the text, after the @.
    words = models.CharField(max_length=220)

    objects = MentionQuerySet.as_manager()

    class Meta:
        indexes = [
            # Muted sources still show posts that mention me.
            models.Index(fields=["person", "post"], name="mention_of_person"),
        ]

    def __str__(self) -> str:
        return f"@{self.words}"
