"""The newest comments under the cards of a page: which ones, not what they say.

Budget: one query, however many posts. What a comment says is kept as it was drawn
(`lenig.stream.cards.bubbles`), so that most pages need no more than this. Plain SQL:
the window function of the ORM takes five times longer to write than to run.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from lenig.access.viewer import Viewer
from lenig.toolkit.moments import moment_of

#: How many comments stand under a card.
COMMENTS_SHOWN = 3


@dataclass(frozen=True)
class Said:
    """That somebody said something, and when it was changed."""

    pk: int
    post_id: int
    author_id: int
    edited: Any

    @property
    def published(self) -> datetime:
        return moment_of(self.pk)


_NEWEST = """
    SELECT id, post_id, author_id, edited FROM (
        SELECT comment.id, comment.post_id, comment.author_id, comment.edited,
               row_number() OVER (PARTITION BY comment.post_id ORDER BY comment.id DESC) AS place
        FROM stream_comment AS comment JOIN stream_post AS post ON post.id = comment.post_id
        WHERE comment.post_id IN ({posts}) AND comment.state = 'live'
          AND post.state = 'live' AND post.audience_id IN ({audiences})
    ) AS numbered
    WHERE place <= %s ORDER BY id
"""


def newest_comments(viewer: Viewer, posts: Collection[int]) -> list[Said]:
    """The newest three under each of these posts that the viewer may read, oldest first."""
    audiences = viewer.audience_ids
    if not posts or not audiences:
        return []
    sql = _NEWEST.format(posts=_marks(posts), audiences=_marks(audiences))
    with connection.cursor() as rows:
        rows.execute(sql, [*posts, *audiences, COMMENTS_SHOWN])
        return [Said(*row) for row in rows.fetchall()]


def _marks(values: Collection[int]) -> str:
    return ", ".join(["%s"] * len(values))
