from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.stream.models.comment import Comment
from lenig.stream.models.post import Post, State


class AttachmentQuerySet(AudienceQuerySet["Attachment"]):
    audience_path = "post__audience"
    live_when: ClassVar[dict[str, Any]] = {"post__state": State.LIVE}

    def still_said(self) -> Self:
        """Without what hangs from a comment that was withdrawn or hidden."""
        return self.filter(Q(comment=None) | Q(comment__state=State.LIVE))


class Attachment(GuardedModel):
    """A file that belongs to a post, or to one of its comments: readable by who may read that."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="attachments")
    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, null=True, blank=True, related_name="attachments"
    )
    #: None where an import named a file that the export did not contain.
    file = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    missing_name = models.CharField(max_length=200, blank=True)
    rank = models.PositiveSmallIntegerField(default=0)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["rank", "pk"]

    def __str__(self) -> str:
        return f"{self.file_id} with {self.post_id}"
