"""The merge on SQLite: a plain join, pinned.

CROSS JOIN keeps `stream_follow` outside and `stream_postsource` inside. SQLite
walks each source newest first by `entry_newest`, and leaves it as soon as its
next post cannot enter the page any more: its ORDER BY … LIMIT shortcut makes
this join the k-way merge. 0.04 to 0.35 ms at 1,000,000 posts.
"""

from typing import TYPE_CHECKING, Any

from lenig.stream.hot.home_timeline.conditions import level_is, not_muted

if TYPE_CHECKING:
    from lenig.stream.hot.home_timeline.reading import Merge


def statement(merge: "Merge") -> tuple[str, list[Any]]:
    """The SQL that gives the ids of one page, and its parameters."""
    audiences = ", ".join(["%s"] * len(merge.audience_ids))
    level, level_values = level_is(merge, "follow.level", "entry.is_highlight")
    muted, muted_values = not_muted(merge)
    sql = f"""
        SELECT DISTINCT entry.post_id
        FROM stream_follow AS follow CROSS JOIN stream_postsource AS entry
        WHERE follow.person_id = %s AND {level}
          AND entry.source_id = follow.source_id
          AND entry.post_id < %s AND entry.post_id > %s
          AND entry.audience_id IN ({audiences})
          {muted}
        ORDER BY entry.post_id DESC
        LIMIT %s"""  # noqa: S608 - only placeholders and fixed text are put together
    return sql, [
        merge.person_id,
        *level_values,
        merge.before,
        merge.since,
        *merge.audience_ids,
        *muted_values,
        merge.limit,
    ]
