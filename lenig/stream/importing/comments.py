"""Comments from elsewhere, in two levels."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.db.models import F

from lenig.access.scope import every_row
from lenig.contracts.importing import Intake
from lenig.contracts.records import Record, Trouble
from lenig.people.models import Person
from lenig.stream.importing.known import KnownComment, KnownPost
from lenig.stream.importing.order import InOrder
from lenig.stream.importing.posts import EDITED_HERE, NO_FILE
from lenig.stream.importing.texts import Text, fetch_what_texts_name, read_text
from lenig.stream.models import Attachment, Comment, CommentRevision, Mention, Post
from lenig.stream.topics import topics_for
from lenig.toolkit.differences import apply
from lenig.toolkit.moments import moment_id, renew_taken


@dataclass(frozen=True)
class CommentFacts:
    """A record of a comment, read."""

    record: Record
    text: Text
    post: str
    parent: str
    author: str
    at: datetime
    edited: datetime | None
    files: list[str]

    @classmethod
    def of(cls, record: Record, intake: Intake) -> Self:
        return cls(
            record=record,
            post=record.needed("post"),
            parent=record.reference("parent"),
            author=record.needed("author"),
            at=record.needed_moment("time"),
            edited=record.moment("edited"),
            files=record.lines("files", most=200),
            text=read_text(record, intake),
        )


def write_comments(records: Sequence[Record], intake: Intake) -> None:
    """Comments by their id in the source, counted on their posts. Nothing is announced."""
    fetch_what_texts_name(records, intake)
    facts = _read(records, intake)
    desk = _Desk(facts, intake)
    for each in facts:
        try:
            desk.take_in(each)
        except Trouble as trouble:
            intake.skip(each.record, str(trouble))
    desk.save()


def _read(records: Sequence[Record], intake: Intake) -> list[CommentFacts]:
    read = []
    for record in records:
        try:
            read.append(CommentFacts.of(record, intake))
        except Trouble as trouble:
            intake.skip(record, str(trouble))
    return read


class _Desk:
    """Where the comments of one batch are taken in."""

    def __init__(self, facts: Sequence[CommentFacts], intake: Intake) -> None:
        self.intake = intake
        self.posts: dict[str, KnownPost] = intake.find("post", {each.post for each in facts})
        intake.find("comment", {each.parent for each in facts if each.parent})
        self.authors: dict[str, Person] = intake.authors(
            {each.author: each.record.line("author_name", most=200) for each in facts}
        )
        self.topics = topics_for(slug for each in facts for slug in each.text.written.topics)
        self.known = _full_rows([each.record.id for each in facts], intake)
        self.edited_here = _edited_here(self.known.values())
        self.order = InOrder()
        self.new: list[tuple[Comment, CommentFacts]] = []

    def take_in(self, facts: CommentFacts) -> None:
        if facts.post not in self.posts:
            raise Trouble(f"the post “{facts.post}” is not there")
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

    def _add(self, facts: CommentFacts) -> None:
        post, thread = self.posts[facts.post], self._thread(facts)
        comment = Comment(
            id=moment_id(self.order.moment(post.pk, facts.at)),
            post_id=post.pk,
            parent_id=thread,
            depth=1 if thread else 0,
            source=self.intake.source,
            source_id=facts.record.id,
            **self._words(facts),
        )
        self.new.append((comment, facts))
        known = KnownComment(comment.pk, post.pk, thread or comment.pk)
        self.intake.keep("comment", facts.record.id, known)
        self.intake.created(facts.record)

    def _thread(self, facts: CommentFacts) -> int | None:
        """The comment of the first level under which it stands; an answer to an answer joins it."""
        if not facts.parent:
            return None
        parent: KnownComment | None = self.intake.find("comment", [facts.parent]).get(facts.parent)
        if parent and parent.post_id == self.posts[facts.post].pk:
            return parent.thread_id
        self.intake.note(facts.record, "answers a comment that is not there: stands by itself")
        return None

    def _words(self, facts: CommentFacts) -> dict[str, Any]:
        return {
            "author_id": self.authors[facts.author].pk,
            "content": facts.text.written.content,
            "html": facts.text.html(self.topics),
            "edited": facts.edited,
        }

    def _bring_up_to_date(self, comment: Comment, facts: CommentFacts) -> bool:
        differing = apply(comment, self._words(facts))
        if not differing:
            return False
        comment.save(update_fields=differing)
        with every_row(because="the names in a comment that is imported again"):
            Mention.objects.filter(comment=comment).delete()
        _note_mentions([(comment, facts)])
        return True

    def save(self) -> None:
        """Write the new comments, with whom they name, and count them."""
        self._renew_taken()
        Comment.objects.bulk_create(comment for comment, _ in self.new)
        _note_mentions(self.new)
        Attachment.objects.bulk_create(
            Attachment(post_id=comment.post_id, comment=comment, missing_name=name, rank=rank)
            for comment, facts in self.new
            for rank, name in enumerate(facts.files)
        )
        _count(comment.post_id for comment, _ in self.new)

    def _renew_taken(self) -> None:
        """Ids that others have already, and who in this batch stands under them."""
        renewed = renew_taken(comment for comment, _ in self.new)
        for comment, facts in self.new if renewed else ():
            comment.parent_id = renewed.get(comment.parent_id or 0, comment.parent_id)
            known = KnownComment(comment.pk, comment.post_id, comment.parent_id or comment.pk)
            self.intake.keep("comment", facts.record.id, known)


def _note_mentions(comments: Sequence[tuple[Comment, CommentFacts]]) -> None:
    Mention.objects.bulk_create(
        Mention(post_id=comment.post_id, comment=comment, person=person, words=words)
        for comment, facts in comments
        for person, words in facts.text.written.mentions.items()
    )


def _count(posts: Iterable[int]) -> None:
    """Add to the counters, in the order of the posts, so that two imports never wait for each other."""
    for pk, number in sorted(Counter(posts).items()):
        Post._base_manager.filter(pk=pk).update(comment_count=F("comment_count") + number)


def _full_rows(ids: Sequence[str], intake: Intake) -> dict[str, Comment]:
    with every_row(because="an import compares the comments that it made"):
        rows = Comment.objects.exclude(source_id="").filter(source=intake.source, source_id__in=ids)
        return {row.source_id: row for row in rows}


def _edited_here(comments: Iterable[Comment]) -> set[int]:
    ids = [comment.pk for comment in comments]
    with every_row(because="an import leaves alone what was edited here"):
        rows = CommentRevision.objects.filter(comment__in=ids)
        return set(rows.values_list("comment_id", flat=True))
