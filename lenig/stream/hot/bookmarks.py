"""What somebody kept, the last kept first.

Budget: one query for a page of bookmarks, one for the posts among them that
the viewer may still read. What they may not read any more shows nowhere, and
comes back by itself when they may again.
"""

from lenig.access.viewer import Viewer
from lenig.stream.hot.page import PAGE_SIZE, TimelinePage
from lenig.stream.models import Bookmark, Post
from lenig.toolkit import cursor


def bookmarked(viewer: Viewer, *, after: str | None = None) -> TimelinePage:
    """A page of kept posts."""
    posts = Post.objects.visible_to(viewer)
    rows = Bookmark.objects.filter(person=viewer.me, post__in=posts.values("pk")).order_by("-pk")
    if (last := cursor.read(after)) is not None:
        rows = rows.filter(pk__lt=last)
    kept = list(rows.values_list("pk", "post_id")[: PAGE_SIZE + 1])
    shown = kept[:PAGE_SIZE]
    found = posts.for_cards().in_bulk([post_id for _, post_id in shown])
    return TimelinePage(
        [found[post_id] for _, post_id in shown if post_id in found],
        cursor.write(shown[-1][0]) if len(kept) > PAGE_SIZE else None,
    )
