"""The timelines of one place, one topic and one person.

Budget: one query each, walking its own index newest first: `post_in_place`,
`post_about_topic_once` and `post_by_author`.
"""

from lenig.access.viewer import Viewer
from lenig.people.models import Person
from lenig.stream.hot.page import PAGE_SIZE, TimelinePage, page_of
from lenig.stream.models import Post, PostTopic, Source, Topic
from lenig.stream.models.post import PostQuerySet
from lenig.toolkit import cursor


def place_timeline(viewer: Viewer, place: Source, *, after: str | None = None) -> TimelinePage:
    """What was shared in this place, newest first."""
    return _page(Post.objects.visible_to(viewer, row_by_row=True).filter(place=place), after)


def author_timeline(viewer: Viewer, author: Person, *, after: str | None = None) -> TimelinePage:
    """What this person shared and the viewer may read, newest first."""
    return _page(Post.objects.visible_to(viewer, row_by_row=True).filter(author=author), after)


def topic_timeline(viewer: Viewer, topic: Topic, *, after: str | None = None) -> TimelinePage:
    """What is about this topic and the viewer may read, newest first."""
    entries = PostTopic.objects.visible_to(viewer, row_by_row=True).filter(topic=topic)
    if (last := cursor.read(after)) is not None:
        entries = entries.filter(post_id__lt=last)
    ids = list(entries.order_by("-post_id").values_list("post_id", flat=True)[: PAGE_SIZE + 1])
    posts = Post.objects.visible_to(viewer).for_cards().in_bulk(ids)
    return page_of([posts[each] for each in ids if each in posts])


def _page(posts: PostQuerySet, after: str | None) -> TimelinePage:
    if (last := cursor.read(after)) is not None:
        posts = posts.filter(pk__lt=last)
    return page_of(list(posts.for_cards().latest_first()[: PAGE_SIZE + 1]))
