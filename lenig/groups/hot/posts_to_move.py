"""The posts of a group with their words, for who chooses some of them to move.

Budget: one query, walking `post_in_place` newest first. A timeline leaves the
words out, because a card shows them as they were drawn.
"""

from lenig.access.viewer import Viewer
from lenig.groups.models import Group
from lenig.stream.hot.page import PAGE_SIZE, TimelinePage, page_of
from lenig.stream.models import Post
from lenig.toolkit import cursor


def posts_to_move(viewer: Viewer, group: Group, *, after: str | None = None) -> TimelinePage:
    """A page of what was shared in the group, newest first."""
    posts = Post.objects.visible_to(viewer, row_by_row=True).filter(place=group.source_id)
    if (last := cursor.read(after)) is not None:
        posts = posts.filter(pk__lt=last)
    posts = posts.select_related("author", "place").latest_first()
    return page_of(list(posts[: PAGE_SIZE + 1]))
