"""Topics from elsewhere: their word is their id."""

from collections.abc import Collection, Sequence
from typing import Any

from lenig.access.scope import every_row
from lenig.contracts.importing import Intake
from lenig.contracts.records import Record
from lenig.stream.models import Topic
from lenig.stream.topics import topics_for
from lenig.toolkit.differences import apply
from lenig.toolkit.text import slug_of


def find_topics(source: str, ids: Collection[str]) -> dict[str, Any]:
    """Topics by their word, whoever made them: a topic is one for all who use its word."""
    slugs = {id_: slug_of(id_) for id_ in ids}
    with every_row(because="a topic is one for all who use its word"):
        rows = Topic.objects.filter(slug__in=slugs.values()).select_related("merged_into")
        found = {row.slug: row.merged_into or row for row in rows}
    return {id_: found[slug] for id_, slug in slugs.items() if slug in found}


def write_topics(records: Sequence[Record], intake: Intake) -> None:
    """Topics with their descriptions; one that is here already keeps what the source does not say."""
    known = intake.find("topic", [record.id for record in records])
    for record in records:
        slug = slug_of(record.id)
        if not any(letter.isalpha() for letter in slug):
            intake.skip(record, f"“{record.id}” is not a word")
            continue
        topic = known.get(record.id)
        is_new = topic is None
        topic = topic or topics_for([slug])[slug]
        differing = apply(topic, _values(record))
        if differing:
            topic.save(update_fields=differing)
        _tell(record, intake, is_new=is_new, is_changed=bool(differing))
        intake.keep("topic", record.id, topic)


def _values(record: Record) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if word := record.line("word", most=60):
        values["word"] = word
    if description := record.text("description")[:1000]:
        values |= {"description": description, "is_described": True}
    return values


def _tell(record: Record, intake: Intake, *, is_new: bool, is_changed: bool) -> None:
    if is_new:
        intake.created(record)
    elif is_changed:
        intake.updated(record)
    else:
        intake.unchanged(record)
