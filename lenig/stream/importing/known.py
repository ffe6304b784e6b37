"""What later records must know of a post or a comment: little, because there are many."""

from collections.abc import Collection
from typing import Any, NamedTuple

from lenig.access.scope import every_row
from lenig.stream.models import Comment, Post


class KnownPost(NamedTuple):
    pk: int
    handle: str


class KnownComment(NamedTuple):
    pk: int
    post_id: int
    #: The comment of the first level that it belongs to: itself, or the one it answers.
    thread_id: int


def find_posts(source: str, ids: Collection[str]) -> dict[str, Any]:
    with every_row(because="an import finds the posts that it made"):
        rows = Post.objects.exclude(source_id="").filter(source=source, source_id__in=ids)
        return {
            id_: KnownPost(pk, handle)
            for id_, pk, handle in rows.values_list("source_id", "pk", "handle")
        }


def find_comments(source: str, ids: Collection[str]) -> dict[str, Any]:
    with every_row(because="an import finds the comments that it made"):
        rows = Comment.objects.exclude(source_id="").filter(source=source, source_id__in=ids)
        return {
            id_: KnownComment(pk, post, parent or pk)
            for id_, pk, post, parent in rows.values_list("source_id", "pk", "post_id", "parent_id")
        }
