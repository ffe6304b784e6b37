from typing import Any, ClassVar, Self

from django.db import models

from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.access.viewer import Viewer
from lenig.stream.models import Post, State


class BlogQuerySet(AudienceQuerySet["Blog"]):
    audience_path = "post__audience"
    live_when: ClassVar[dict[str, Any]] = {"post__state": State.LIVE}

    def visible_to(self, viewer: Viewer, *, row_by_row: bool = False) -> Self:
        """With their covers, so that a page of cards asks for both at once."""
        return super().visible_to(viewer, row_by_row=row_by_row).select_related("cover")


class Blog(GuardedModel):
    """What a blog has besides its words: the picture above it."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, primary_key=True, related_name="+")
    cover = models.ForeignKey(
        "files.StoredFile", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = BlogQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Blog {self.post_id}"
