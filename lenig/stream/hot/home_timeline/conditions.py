"""Conditions that both databases share: the level of a follow, and what is muted."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lenig.stream.hot.home_timeline.reading import Merge


def level_is(merge: "Merge", level: str, highlight: str) -> tuple[str, list[Any]]:
    """Everything of a source, or only what its owner marked."""
    if not merge.has_highlights:
        return f"{level} = 'all'", []
    return f"({level} = 'all' OR ({level} = 'highlights' AND {highlight}))", []


def not_muted(merge: "Merge") -> tuple[str, list[Any]]:
    """Muted hides a post by whatever source it came, except when it mentions the reader."""
    if not merge.has_muted:
        return "", []
    return (
        """AND (NOT EXISTS (
            SELECT 1 FROM stream_postsource AS other
            JOIN stream_follow AS mute
              ON mute.source_id = other.source_id AND mute.person_id = %s AND mute.level = 'muted'
            WHERE other.post_id = entry.post_id)
          OR EXISTS (
            SELECT 1 FROM stream_mention AS mention
            WHERE mention.person_id = %s AND mention.post_id = entry.post_id))""",
        [merge.person_id, merge.person_id],
    )
