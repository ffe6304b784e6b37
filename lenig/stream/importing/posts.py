"""Posts from elsewhere, in their groups, under their authors, at their moments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from lenig.access.models import EVERYONE
from lenig.access.scope import every_row
from lenig.contracts.importing import Intake
from lenig.contracts.records import Record, Trouble
from lenig.people.models import Person
from lenig.stream.actions.listing import list_all_under_sources, list_under_sources, unlist
from lenig.stream.actions.posting import note_mentions, note_topics
from lenig.stream.importing.known import KnownPost
from lenig.stream.importing.order import InOrder
from lenig.stream.importing.texts import Text, fetch_what_texts_name, read_text
from lenig.stream.kinds import registry
from lenig.stream.models import (
    Attachment,
    Mention,
    Post,
    PostRevision,
    PostSource,
    PostTopic,
    Source,
    State,
    Topic,
)
from lenig.stream.topics import topics_for
from lenig.toolkit.differences import apply
from lenig.toolkit.moments import moment_id, renew_taken

NO_FILE = "file not in the export"
EDITED_HERE = "was edited here since: left as it is"


@dataclass(frozen=True)
class PostFacts:
    """A record of a post, read."""

    record: Record
    text: Text
    author: str
    at: datetime
    edited: datetime | None
    title: str
    kind: str
    group: str
    files: list[str]

    @classmethod
    def of(cls, record: Record, intake: Intake) -> Self:
        return cls(
            record=record,
            author=record.needed("author"),
            at=record.needed_moment("time"),
            edited=record.moment("edited"),
            title=record.line("title", most=200),
            kind=record.choice("kind", _kinds(), default="update"),
            group=record.reference("group"),
            files=record.lines("files", most=200),
            text=read_text(record, intake),
        )


def _kinds() -> dict[str, str]:
    """Kinds that need no more than words: what else a kind has, no source tells."""
    return {name: name for name, kind in registry.items() if kind.details is None}


def write_posts(records: Sequence[Record], intake: Intake) -> None:
    """Posts by their id in the source. Nothing is announced to anybody."""
    fetch_what_texts_name(records, intake)
    facts = _read(records, intake)
    desk = _Desk(facts, intake)
    for each in facts:
        try:
            desk.take_in(each)
        except Trouble as trouble:
            intake.skip(each.record, str(trouble))
    desk.save()


def _read(records: Sequence[Record], intake: Intake) -> list[PostFacts]:
    read = []
    for record in records:
        try:
            read.append(PostFacts.of(record, intake))
        except Trouble as trouble:
            intake.skip(record, str(trouble))
    return read


class _Desk:
    """Where the posts of one batch are taken in: what they need is fetched for all at once."""

    def __init__(self, facts: Sequence[PostFacts], intake: Intake) -> None:
        self.intake = intake
        self.authors: dict[str, Person] = intake.authors(
            {each.author: each.record.line("author_name", most=200) for each in facts}
        )
        self.places = _places_held({each.group for each in facts if each.group}, intake)
        self.topics = topics_for(slug for each in facts for slug in each.text.written.topics)
        self.known = _full_rows([each.record.id for each in facts], intake)
        self.edited_here = _edited_here(self.known.values())
        self.order = InOrder()
        self.new: list[tuple[Post, PostFacts]] = []

    def take_in(self, facts: PostFacts) -> None:
        if facts.group and facts.group not in self.places:
            raise Trouble(f"the group “{facts.group}” is not there")
        for _ in facts.files:
            self.intake.note(facts.record, NO_FILE)
        row = self.known.get(facts.record.id)
        if row is None:
            self._add(facts)
        elif row.pk in self.edited_here:
            self.intake.unchanged(facts.record)
            self.intake.note(facts.record, EDITED_HERE)
        elif self._bring_up_to_date(row, facts):
            self.intake.updated(facts.record)
        else:
            self.intake.unchanged(facts.record)

    def _add(self, facts: PostFacts) -> None:
        place = self.places.get(facts.group)
        post = Post(
            id=moment_id(self.order.moment(facts.group, facts.at)),
            place=place,
            audience_id=place.audience_id if place else EVERYONE,
            kind=facts.kind,
            source=self.intake.source,
            source_id=facts.record.id,
            **self._words(facts),
        )
        self.new.append((post, facts))
        self.intake.keep("post", facts.record.id, KnownPost(post.pk, post.handle))
        self.intake.created(facts.record)

    def _words(self, facts: PostFacts) -> dict[str, Any]:
        return {
            "author_id": self.authors[facts.author].pk,
            "title": facts.title,
            "content": facts.text.written.content,
            "html": facts.text.html(self.topics),
            "edited": facts.edited,
        }

    def _bring_up_to_date(self, post: Post, facts: PostFacts) -> bool:
        differing = apply(post, self._words(facts))
        if not differing:
            return False
        post.version += 1
        post.save(update_fields=[*differing, "version"])
        note_topics(post, self._topics_of(facts))
        note_mentions(post, facts.text.written)
        self._add_missing_files(post, facts)
        if post.state == State.LIVE:
            unlist(post)
            list_under_sources(post)
        return True

    def _topics_of(self, facts: PostFacts) -> dict[str, Topic]:
        return {slug: self.topics[slug] for slug in facts.text.written.topics}

    def _add_missing_files(self, post: Post, facts: PostFacts) -> None:
        with every_row(because="the files of a post that is being imported again"):
            there = set(Attachment.objects.filter(post=post).values_list("missing_name", flat=True))
        Attachment.objects.bulk_create(
            Attachment(post=post, missing_name=name, rank=rank)
            for rank, name in enumerate(facts.files)
            if name not in there
        )

    def save(self) -> None:
        """Write the new posts with all that belongs to them."""
        renewed = set(renew_taken(post for post, _ in self.new).values())
        for post, facts in self.new:
            if post.pk in renewed:
                self.intake.keep("post", facts.record.id, KnownPost(post.pk, post.handle))
        Post.objects.bulk_create(post for post, _ in self.new)
        PostTopic.objects.bulk_create(
            (
                PostTopic(post=post, topic=topic)
                for post, facts in self.new
                for topic in {each.pk: each for each in self._topics_of(facts).values()}.values()
            ),
            ignore_conflicts=True,
        )
        Mention.objects.bulk_create(
            Mention(post=post, person=person, words=words)
            for post, facts in self.new
            for person, words in facts.text.written.mentions.items()
        )
        Attachment.objects.bulk_create(
            Attachment(post=post, missing_name=name, rank=rank)
            for post, facts in self.new
            for rank, name in enumerate(facts.files)
        )
        _list([post for post, _ in self.new])


def _list(posts: Sequence[Post]) -> None:
    """Where readers find them: a post that not everyone may read stands in its group alone."""
    list_all_under_sources([post for post in posts if post.audience_id == EVERYONE])
    PostSource.objects.bulk_create(
        PostSource(source_id=post.place_id, post_id=post.pk, audience_id=post.audience_id)
        for post in posts
        if post.place_id and post.audience_id != EVERYONE
    )


def _places_held(ids: set[str], intake: Intake) -> dict[str, Source]:
    """The groups' places as they are now, held until the posts are there.

    A group that closes at this moment waits for us, or we see that it did.
    """
    groups = intake.find("group", ids)
    wanted = [group.source_id for group in groups.values()]
    with every_row(because="an import holds the places in which it writes"):
        held = Source.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
        places = {place.pk: place for place in held}
    return {id_: places[group.source_id] for id_, group in groups.items()}


def _full_rows(ids: Sequence[str], intake: Intake) -> dict[str, Post]:
    with every_row(because="an import compares the posts that it made"):
        rows = Post.objects.exclude(source_id="").filter(source=intake.source, source_id__in=ids)
        return {row.source_id: row for row in rows}


def _edited_here(posts: Any) -> set[int]:
    """Posts of which an earlier text is kept: their author changed them here."""
    ids = [post.pk for post in posts]
    with every_row(because="an import leaves alone what was edited here"):
        return set(PostRevision.objects.filter(post__in=ids).values_list("post_id", flat=True))
