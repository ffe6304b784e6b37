"""Topics that live: what the newest posts that everyone may read are about.

Budget: two queries, at most once in ten minutes for each process. They walk
the newest thousand posts whatever the number of posts.
"""

from datetime import timedelta

from django.core.cache import caches
from django.db.models import Count
from django.utils import timezone

from lenig.access.models import EVERYONE
from lenig.access.scope import every_row
from lenig.stream.models import Post, PostTopic, State, Topic
from lenig.toolkit.moments import first_id_at

KEPT = 600
POSTS, TOPICS = 1000, 12
RECENT = timedelta(days=30)


def live_topics() -> list[tuple[Topic, int]]:
    """The most used topics among the newest posts to everyone, with how often; for who is at work."""
    kept: list[tuple[Topic, int]] | None = caches["fragments"].get("live-topics")
    if kept is None:
        kept = _count()
        caches["fragments"].set("live-topics", kept, KEPT)
    return kept


def _count() -> list[tuple[Topic, int]]:
    with every_row(because="what everyone at work may read is counted once for all of them"):
        newest = Post.objects.filter(
            audience_id=EVERYONE, state=State.LIVE, pk__gte=first_id_at(timezone.now() - RECENT)
        )
        posts = list(newest.order_by("-pk").values_list("pk", flat=True)[:POSTS])
        used = PostTopic.objects.filter(post__in=posts).values_list("topic").order_by()
        counts = dict(used.annotate(count=Count("post")).order_by("-count", "topic")[:TOPICS])
        topics = Topic.objects.filter(merged_into=None).in_bulk(list(counts))
    return [(topics[pk], count) for pk, count in counts.items() if pk in topics]
