"""Looking after topics: describing them, their other words, their stewards, and merging two."""

from django.db import transaction

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.people.models import Expertise, Person
from lenig.stream.models import (
    Follow,
    Level,
    PostSource,
    PostTopic,
    Source,
    Steward,
    Synonym,
    Topic,
)

#: How many posts move at once; a topic of many thousands must not hold up all writers.
BATCH = 500
_LEVELS: list[str] = [Level.MUTED, Level.HIGHLIGHTS, Level.ALL]


class InUse(ValueError):
    """The word belongs to another topic already: merge the two instead."""


@transaction.atomic
def describe_topic(topic: Topic, *, viewer: Viewer, word: str, description: str) -> None:
    """Say how the topic is written and what it is about. Described, it exists for everyone at work."""
    topic.word, topic.description = word, description
    topic.is_described = bool(description)
    topic.save(update_fields=["word", "description", "is_described"])
    with every_row(because="the source carries the topic's word for who follows it"):
        Source.objects.filter(pk=topic.source_id).update(title=f"#{word}")
    record(viewer.me, Verb.UPDATE, topic)


@transaction.atomic
def add_synonym(topic: Topic, *, viewer: Viewer, slug: str) -> None:
    """Let who types this word mean the topic from now on. Safe to repeat.

    Raises InUse when the viewer knows the word as another topic, or another topic's.
    A topic of which they may not know does not stand in the way, or its word would be
    told by that: it keeps its posts, and new ones go to this topic.
    """
    visible = Topic.objects.visible_to(viewer)
    others = visible.filter(synonyms__slug=slug).exclude(pk=topic.pk)
    if visible.filter(slug=slug).exists() or others.exists():
        raise InUse(slug)
    Synonym.objects.update_or_create(slug=slug, defaults={"topic": topic})
    record(viewer.me, Verb.UPDATE, topic)


@transaction.atomic
def remove_synonym(topic: Topic, *, viewer: Viewer, slug: str) -> None:
    """Let the word mean nothing special again. The word of a merged topic stays with this one."""
    with every_row(because="a word means one topic for everybody, seen or unseen"):
        if Topic.objects.filter(slug=slug, merged_into=topic).exists():
            return
    Synonym.objects.filter(topic=topic, slug=slug).delete()
    record(viewer.me, Verb.UPDATE, topic)


@transaction.atomic
def add_steward(topic: Topic, *, viewer: Viewer, person: Person) -> None:
    """Name somebody who looks after the topic. Safe to repeat."""
    Steward.objects.get_or_create(topic=topic, person=person)
    record(viewer.me, Verb.ADD, topic)


@transaction.atomic
def remove_steward(topic: Topic, *, viewer: Viewer, person: Person) -> None:
    Steward.objects.filter(topic=topic, person=person).delete()
    record(viewer.me, Verb.REMOVE, topic)


@transaction.atomic
def merge_topics(topic: Topic, *, into: Topic, viewer: Viewer) -> None:
    """Make two topics one: posts, followers, stewards, other words and skills go to `into`.

    From this moment the word of `topic` means `into`, its page leads there, and
    new posts go there. What was posted before follows in batches of 500.
    Safe to repeat.
    """
    with every_row(because="all of a topic goes to the other, also what nobody here may see"):
        Topic.objects.filter(merged_into=topic).update(merged_into=into)
        Topic.objects.filter(pk=topic.pk).update(merged_into=into)
        _move_words(topic, into)
        _move_followers(topic.source, into.source)
    _move_skills(topic.slug, into.slug)
    if topic.description and not into.description:
        describe_topic(into, viewer=viewer, word=into.word, description=topic.description)
    move_posts(topic.pk, into.pk)
    record(viewer.me, Verb.ADD, topic, target=into)


def _move_words(topic: Topic, into: Topic) -> None:
    Synonym.objects.filter(topic=topic).update(topic=into)
    Synonym.objects.get_or_create(slug=topic.slug, defaults={"topic": into})
    stewards = Steward.objects.filter(topic=topic)
    there = Steward.objects.filter(topic=into).values("person")
    stewards.exclude(person__in=there).update(topic=into)
    stewards.all().delete()


def _move_followers(source: Source, into: Source) -> None:
    """Who follows both keeps the most of it."""
    there = dict(Follow.objects.filter(source=into).values_list("person_id", "level"))
    moved = list(Follow.objects.filter(source=source))
    for follow in moved:
        follow.source = into
        if most := there.get(follow.person_id):
            follow.level = max(most, follow.level, key=_LEVELS.index)
    Follow.objects.bulk_create(
        moved,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["person", "source"],
        update_fields=["level"],
    )
    Follow.objects.filter(source=source).delete()


def _move_skills(slug: str, into: str) -> None:
    rows = Expertise.objects.filter(slug=slug)
    there = Expertise.objects.filter(slug=into).values_list("person_id", "kind")
    double = set(there) & set(rows.values_list("person_id", "kind"))
    for person_id, kind in double:
        rows.filter(person_id=person_id, kind=kind).delete()
    rows.update(slug=into)


def move_posts(topic_id: int, into_id: int) -> int:
    """Move one batch of posts to the other topic, and tell how many there were."""
    with transaction.atomic(), every_row(because="all posts of a merged topic go to the other"):
        topic, into = Topic.objects.get(pk=topic_id), Topic.objects.get(pk=into_id)
        rows = PostTopic.objects.filter(topic=topic).order_by("post")
        posts = list(rows.values_list("post_id", flat=True)[:BATCH])
        PostTopic.objects.bulk_create(
            [PostTopic(post_id=post, topic=into) for post in posts], ignore_conflicts=True
        )
        PostTopic.objects.filter(topic=topic, post__in=posts).delete()
        _move_entries(topic.source_id, into.source_id, posts)
    return len(posts)


def _move_entries(source_id: int, into_id: int, posts: list[int]) -> None:
    """The posts stand under the other topic's source, for as far as they stood under this one's."""
    entries = list(PostSource.objects.filter(source=source_id, post__in=posts))
    PostSource.objects.bulk_create(
        [
            PostSource(
                source_id=into_id,
                post_id=entry.post_id,
                audience_id=entry.audience_id,
                is_highlight=entry.is_highlight,
            )
            for entry in entries
        ],
        ignore_conflicts=True,
    )
    PostSource.objects.filter(source=source_id, post__in=posts).delete()
