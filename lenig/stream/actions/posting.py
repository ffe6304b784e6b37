"""Sharing something: one post, its topics, the people it names, its files, and its entries."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from lenig.access.models import EVERYONE
from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.files.models import StoredFile
from lenig.people.models import Person
from lenig.stream.actions.attaching import attach_files
from lenig.stream.actions.holding import hold
from lenig.stream.actions.listing import list_under_sources
from lenig.stream.actions.submitting import claim, digest_of, settle
from lenig.stream.kinds import registry
from lenig.stream.models import Mention, Post, PostTopic, Source, Topic
from lenig.stream.topics import topics_for
from lenig.stream.writing.linking import link_names
from lenig.stream.writing.reading import Written, read
from lenig.toolkit.moments import moment_id


@dataclass(frozen=True)
class NewPost:
    """Something to share, as it came out of a form that was valid."""

    kind: str
    content: str = ""
    title: str = ""
    place: Source | None = None
    #: Sanitised HTML of a kind with formatting; left out, the content is plain text.
    html: str | None = None
    files: tuple[StoredFile, ...] = ()
    #: Handles that the writer chose while typing: they decide between two people of one name.
    chosen: tuple[str, ...] = ()
    #: What else tells it from another sending of the same form: formatting, a cover.
    likeness: str = ""
    #: The form's cleaned fields, for the kind's own row.
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        place = str(self.place.pk) if self.place else ""
        files = ",".join(file.likeness for file in self.files)
        return digest_of(self.kind, place, self.title, self.content, files, self.likeness)


def publish(new: NewPost, *, viewer: Viewer, key: str = "") -> Post:
    """Share `new` as `viewer`; with the same key a second time, the post that is there already.

    Raises OtherWords when the key belongs to another text, and ReadOnlyPlace
    when the place was closed while it was being written.
    """
    written = read(new.content, viewer, preferred=new.chosen)
    with transaction.atomic():
        if not key:
            return _write(new, written, viewer.me)
        submission = claim(viewer.me, key, new.digest)
        if submission.object_id:
            with every_row(because="the post that this person made with this key"):
                return Post.objects.get(pk=submission.object_id)
        post = _write(new, written, viewer.me)
        settle(submission, post)
        return post


def _write(new: NewPost, written: Written, author: Person, at: datetime | None = None) -> Post:
    place = hold(new.place)
    topics = topics_for(written.topics)
    post = Post.objects.create(
        id=moment_id(at or timezone.now()),
        author=author,
        audience_id=place.audience_id if place else EVERYONE,
        place=place,
        kind=new.kind,
        title=new.title,
        content=written.content,
        html=html_of(written, topics, formatted=new.html),
    )
    registry[new.kind].save_details(post, new.details)
    _add_topics(post, {topic.pk for topic in topics.values()})
    _add_mentions(post, written)
    attach_files(post, new.files, owner=author)
    list_under_sources(post)
    record(author, Verb.CREATE, post)
    return post


def html_of(written: Written, topics: dict[str, Topic], *, formatted: str | None = None) -> str:
    """The text as HTML, with the addresses of its topics and the people it names.

    `formatted` is the sanitised HTML of a kind that has formatting.
    """

    def address(slug: str) -> str:
        return reverse("stream:topic", args=[topics[slug].handle])

    return written.html(address) if formatted is None else link_names(formatted, written, address)


def note_topics(post: Post, topics: dict[str, Topic]) -> None:
    """The post is about exactly these topics. Safe to repeat."""
    wanted = {topic.pk for topic in topics.values()}
    with every_row(because="the topics of a post that its author is writing"):
        PostTopic.objects.filter(post=post).exclude(topic__in=wanted).delete()
    _add_topics(post, wanted)


def _add_topics(post: Post, wanted: set[int]) -> None:
    PostTopic.objects.bulk_create(
        [PostTopic(post=post, topic_id=topic) for topic in sorted(wanted)], ignore_conflicts=True
    )


def note_mentions(post: Post, written: Written) -> None:
    """The post names exactly these people."""
    with every_row(because="the names in a post that its author is writing"):
        Mention.objects.filter(post=post, comment=None).delete()
    _add_mentions(post, written)


def _add_mentions(post: Post, written: Written) -> None:
    Mention.objects.bulk_create(
        [
            Mention(post=post, person=person, words=words)
            for person, words in written.mentions.items()
        ]
    )
