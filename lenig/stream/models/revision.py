from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.stream.models.comment import Comment
from lenig.stream.models.post import Post, State


class PostRevisionQuerySet(AudienceQuerySet["PostRevision"]):
    audience_path = "post__audience"
    live_when: ClassVar[dict[str, Any]] = {"post__state": State.LIVE, "is_hidden": False}


class PostRevision(GuardedModel):
    """What a post said before an edit."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="revisions")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200, blank=True)
    content = models.TextField(blank=True)
    #: Until when this was the text.
    replaced = models.DateTimeField(auto_now_add=True)
    #: A moderator may take an earlier text out of sight.
    is_hidden = models.BooleanField(default=False)

    objects = PostRevisionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.post_id} until {self.replaced}"


class CommentRevisionQuerySet(AudienceQuerySet["CommentRevision"]):
    audience_path = "comment__post__audience"
    live_when: ClassVar[dict[str, Any]] = {
        "comment__state": State.LIVE,
        "comment__post__state": State.LIVE,
        "is_hidden": False,
    }


class CommentRevision(GuardedModel):
    """What a comment said before an edit."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="revisions")
    content = models.TextField(blank=True)
    replaced = models.DateTimeField(auto_now_add=True)
    is_hidden = models.BooleanField(default=False)

    objects = CommentRevisionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.comment_id} until {self.replaced}"
