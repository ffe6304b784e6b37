"""The home timeline: the newest posts of what the viewer follows.

Merged from the followed sources while reading (docs/why/timeline.md): nothing
has to be repaired when somebody follows, leaves or loses a right. Three
queries whatever is followed: the levels in use, the ids, the posts. The second
is written twice, because the two databases stop early in different ways.
"""

from lenig.stream.hot.home_timeline.reading import followed_ids, home_timeline

__all__ = ["followed_ids", "home_timeline"]
