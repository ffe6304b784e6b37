"""A page of posts: what a timeline answers."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lenig.stream.models import Post
from lenig.toolkit import cursor

PAGE_SIZE = 20


@dataclass(frozen=True)
class TimelinePage:
    """Some posts, newest first, and where the next page starts."""

    posts: list[Post] = field(default_factory=list)
    #: Signed; None on the last page.
    next_cursor: str | None = None


def page_of(
    found: list[Post], last_seen: Callable[[Post], int] = lambda post: post.pk
) -> TimelinePage:
    """The page from one row more than it shows: that row says that there is a next page, without a COUNT."""
    shown = found[:PAGE_SIZE]
    more = len(found) > PAGE_SIZE
    return TimelinePage(shown, cursor.write(last_seen(shown[-1])) if more else None)
