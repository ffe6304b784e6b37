from django.db import models

from lenig.access.rehoming import rewrites_audience
from lenig.activity.models import Activity
from lenig.stream.models import Comment, Post, PostSource


@rewrites_audience
def rewrite_stream(model: type[models.Model], ids: list[int], audience_id: int) -> None:
    """The entries of posts under their sources, and the activities of their comments, move with them."""
    if model is not Post:
        return
    PostSource._base_manager.filter(post_id__in=ids).update(audience_id=audience_id)
    comments = Comment._base_manager.filter(post_id__in=ids).values("pk")
    Activity._base_manager.filter(object_type="stream.comment", object_id__in=comments).update(
        audience_id=audience_id
    )
