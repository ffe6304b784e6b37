"""A topic with what its page says around the posts.

Budget: one query for the topic with its numbers and what is the viewer's own, one
for the other words for it and who looks after it.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from lenig.access.viewer import Viewer
from lenig.stream.models import Follow, Level, Steward, Topic


@dataclass(frozen=True)
class MetTopic:
    """A topic as one viewer meets it."""

    topic: Topic
    #: How many follow it; who mutes it does not.
    followers: int
    #: How much of it the viewer follows; empty for not at all.
    level: str
    is_steward: bool


def meet_topic(viewer: Viewer, handle: str) -> MetTopic | None:
    """The topic with this handle; None when it is not there, merged, or not to be known of."""
    mine = Follow.objects.filter(source=OuterRef("source"), person=viewer.person)
    looks_after = Steward.objects.filter(topic=OuterRef("pk"), person=viewer.person)
    topic: Any = (
        Topic.objects.visible_to(viewer)
        .with_following(viewer)
        .select_related("source")
        .annotate(
            follower_count=_followers_of(OuterRef("source")),
            my_level=Subquery(mine.values("level")[:1]),
            is_steward=Exists(looks_after),
        )
        .filter(handle=handle)
        .first()
    )
    if topic is None:
        return None
    return MetTopic(topic, topic.follower_count, topic.my_level or "", topic.is_steward)


def _followers_of(source: Any) -> Coalesce:
    rows = Follow.objects.filter(source=source).exclude(level=Level.MUTED).order_by()
    counted = rows.values("source").annotate(n=Count("person"))
    return Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), 0)


_BESIDE = """
    SELECT slug, 0 FROM stream_synonym WHERE topic_id = %s
    UNION ALL
    SELECT '', person_id FROM stream_steward WHERE topic_id = %s
"""


def beside(topic: Topic) -> tuple[list[str], list[int]]:
    """The other words for this topic, and the ids of who looks after it."""
    with connection.cursor() as rows:
        rows.execute(_BESIDE, [topic.pk, topic.pk])
        found = rows.fetchall()
    words, people = [word for word, _ in found if word], [pk for _, pk in found if pk]
    return sorted(words), sorted(people)
