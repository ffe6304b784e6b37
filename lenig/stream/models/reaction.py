from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.stream.models.comment import Comment
from lenig.stream.models.post import Post, State
from lenig.stream.models.reactable import ReactionType

__all__ = ["CommentReaction", "Reaction", "ReactionType"]


class ReactionQuerySet(AudienceQuerySet["Reaction"]):
    audience_path = "post__audience"
    live_when: ClassVar[dict[str, Any]] = {"post__state": State.LIVE}


class Reaction(GuardedModel):
    """One person's reaction to one post: at most one, of any type."""

    post = models.ForeignKey(
        Post, on_delete=models.CASCADE, related_name="reactions", db_index=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    type = models.CharField(max_length=10, choices=ReactionType)
    at = models.DateTimeField(auto_now_add=True)

    objects = ReactionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "person"], name="one_reaction_per_post")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.type} {self.post_id}"


class CommentReactionQuerySet(AudienceQuerySet["CommentReaction"]):
    audience_path = "comment__post__audience"
    live_when: ClassVar[dict[str, Any]] = {
        "comment__state": State.LIVE,
        "comment__post__state": State.LIVE,
    }


class CommentReaction(GuardedModel):
    """One person's reaction to one comment: at most one, of any type."""

    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, related_name="reactions", db_index=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    type = models.CharField(max_length=10, choices=ReactionType)
    at = models.DateTimeField(auto_now_add=True)

    objects = CommentReactionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "person"], name="one_reaction_per_comment")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.type} {self.comment_id}"
