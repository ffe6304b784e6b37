"""Topics with their descriptions, their stewards and their other words."""

from lenig.access.models import EVERYONE
from lenig.demo.filling.world import World
from lenig.demo.keys import handle_of
from lenig.demo.register import Subject
from lenig.stream.models import Source, Steward, Synonym, Topic
from lenig.toolkit.text import slug_of


def add_topics(world: World) -> None:
    """Every topic of the register; its other words lead to it as well."""
    subjects = world.register.subjects
    sources = {key: _source(subject) for key, subject in subjects.items()}
    Source.objects.bulk_create(sources.values())
    topics = {key: _topic(subject, sources[key]) for key, subject in subjects.items()}
    Topic.objects.bulk_create(topics.values())
    world.sources |= {f"topic {key}": source for key, source in sources.items()}
    world.topics = topics | {
        slug_of(word): topics[key] for key, subject in subjects.items() for word in subject.also
    }
    Synonym.objects.bulk_create(
        Synonym(slug=slug, topic=topic)
        for slug, topic in world.topics.items()
        if slug not in subjects
    )
    Steward.objects.bulk_create(
        Steward(topic=topics[key], person=world.people[steward])
        for key, subject in subjects.items()
        for steward in subject.stewards
    )


def _source(subject: Subject) -> Source:
    return Source(
        kind=Source.Kind.TOPIC,
        handle=handle_of(f"topic {subject.slug}"),
        title=f"#{subject.word or subject.slug}",
        audience_id=EVERYONE,
        known_to_id=EVERYONE,
    )


def _topic(subject: Subject, source: Source) -> Topic:
    return Topic(
        handle=source.handle,
        slug=subject.slug,
        word=subject.word or subject.slug,
        description=subject.about,
        is_described=bool(subject.about),
        source=source,
    )
