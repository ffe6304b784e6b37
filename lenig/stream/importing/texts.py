"""The words of an imported post or comment: what they say, whom they name, how they are shown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError

from lenig.contracts.importing import Intake
from lenig.contracts.records import Record
from lenig.people.models import Person
from lenig.stream.actions.posting import html_of
from lenig.stream.importing.links import Links, fetch_targets
from lenig.stream.models import Topic
from lenig.stream.writing.parts import Part
from lenig.stream.writing.reading import Written, read_naming
from lenig.stream.writing.rich import sanitise, text_of
from lenig.toolkit.text import slug_of

#: For HTML that is too long or too deep to be read as HTML.
_TAG = re.compile(r"<[^<>]{0,1000}>")


@dataclass(frozen=True)
class Text:
    """A text that was read. Its HTML is ready, or waits for the topics to be there."""

    written: Written
    rich: str | None = None

    def html(self, topics: dict[str, Topic]) -> str:
        return self.rich if self.rich is not None else html_of(self.written, topics)


def fetch_what_texts_name(records: Sequence[Record], intake: Intake) -> None:
    """Ask once for everybody and everything that the texts of a batch lead to."""
    fetch_targets((html for r in records if isinstance(html := r.facts.get("html"), str)), intake)
    named = (r.facts.get("mentions") for r in records)
    intake.find(
        "person", {str(id_) for each in named if isinstance(each, dict) for id_ in each.values()}
    )


def read_text(record: Record, intake: Intake) -> Text:
    """The text of a record: `content` as somebody typed it, or `html` with a plain twin beside it."""
    if html := record.text("html"):
        try:
            return _rich(record, html, intake)
        except ValidationError as error:
            intake.note(record, f"stands here without formatting: {error.messages[0]}")
    return _plain(record, intake)


def _rich(record: Record, html: str, intake: Intake) -> Text:
    links = Links(record, intake)
    shown = sanitise(links.put_in(html))
    content = record.text("content") or text_of(shown)
    topics = [slug for word in record.lines("topics", most=60) if (slug := slug_of(word))]
    written = Written(content, mentions=links.mentions, topics=topics)
    return Text(written, links.mark_mentions(shown))


def _plain(record: Record, intake: Intake) -> Text:
    """Plain text. Which of its words are topics the source says, or else the text itself."""
    content = record.text("content") or _TAG.sub(" ", record.text("html"))
    named = _named(record, intake)
    written = read_naming(content, named)
    written.parts = [_without_dead_end(part, named) for part in written.parts]
    if "topics" in record.facts:
        written.topics = [
            slug for word in record.lines("topics", most=60) if (slug := slug_of(word))
        ]
        written.parts = [_only_topics(part, written.topics) for part in written.parts]
    return Text(written)


def _named(record: Record, intake: Intake) -> dict[str, Person]:
    pairs = record.pairs("mentions")
    people = intake.find("person", pairs.values())
    return {words[:220]: people[id_] for words, id_ in pairs.items() if id_ in people}


def _without_dead_end(part: Part, named: dict[str, Person]) -> Part:
    """A placeholder has no page to lead to."""
    person = named.get(part.text[1:]) if part.kind == "mention" else None
    return replace(part, kind="text") if person and person.is_placeholder else part


def _only_topics(part: Part, topics: Sequence[str]) -> Part:
    is_other = part.kind == "topic" and part.value not in topics
    return replace(part, kind="text") if is_other else part
