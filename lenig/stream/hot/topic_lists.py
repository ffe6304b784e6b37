"""Lists of topics: by their word, and while somebody types one."""

from dataclasses import dataclass

from lenig.access.viewer import Viewer
from lenig.stream.models import Post, Synonym, Topic
from lenig.toolkit import cursor
from lenig.toolkit.text import slug_of

SHOWN, PROPOSED = 40, 8


@dataclass(frozen=True)
class TopicPage:
    topics: list[Topic]
    next_cursor: str | None


def topics_by_word(viewer: Viewer, *, words: str = "", after: str | None = None) -> TopicPage:
    """A page of topics in the order of their words, with what somebody looks for in them."""
    topics = Topic.objects.visible_to(viewer).with_following(viewer).order_by("slug")
    if slug := slug_of(words):
        topics = topics.filter(slug__contains=slug)
    last = cursor.read(after)
    if last is not None and (behind := Topic.objects.visible_to(viewer).filter(pk=last).first()):
        topics = topics.filter(slug__gt=behind.slug)
    found = list(topics.select_related("source")[: SHOWN + 1])
    shown = found[:SHOWN]
    return TopicPage(shown, cursor.write(shown[-1].pk) if len(found) > SHOWN else None)


def topics_like(viewer: Viewer, words: str) -> list[Topic]:
    """Topics whose word, or another word for it, begins so: two queries, each by its index."""
    slug = slug_of(words.lstrip("#"))
    if not slug:
        return []
    visible = Topic.objects.visible_to(viewer)
    found = list(visible.filter(slug__startswith=slug).order_by("slug")[:PROPOSED])
    meant = Synonym.objects.filter(slug__startswith=slug).values("topic")
    found += visible.filter(pk__in=meant).order_by("slug")[:PROPOSED]
    return list(dict.fromkeys(found))[:PROPOSED]


def topics_of(post: Post, viewer: Viewer) -> list[Topic]:
    """What a post is about: one query."""
    topics = Topic.objects.visible_to(viewer).with_following(viewer)
    return list(topics.filter(entries__post=post).order_by("slug"))
