"""Changing, withdrawing and restoring what one shared."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.files.models import StoredFile
from lenig.stream.actions.attaching import change_files
from lenig.stream.actions.holding import refuse_read_only
from lenig.stream.actions.listing import list_under_sources, unlist
from lenig.stream.actions.posting import html_of, note_mentions, note_topics
from lenig.stream.kinds import registry
from lenig.stream.models import Post, PostRevision, State
from lenig.stream.topics import topics_for
from lenig.stream.writing.reading import read


def edit(
    post: Post,
    *,
    viewer: Viewer,
    content: str,
    title: str = "",
    html: str | None = None,
    details: dict[str, Any] | None = None,
    chosen: tuple[str, ...] = (),
) -> None:
    """Leave the post with these words, and keep the earlier ones. The same words change nothing.

    Raises ReadOnlyPlace when the group was closed meanwhile.
    """
    written = read(content, viewer, preferred=chosen)
    with transaction.atomic():
        post = Post.objects.locked(post)
        refuse_read_only(post)
        if (post.title, post.content) != (title, written.content):
            PostRevision.objects.create(
                post=post, editor=viewer.me, title=post.title, content=post.content
            )
            post.edited = timezone.now()
        topics = topics_for(written.topics)
        post.title, post.content = title, written.content
        post.html = html_of(written, topics, formatted=html)
        post.version += 1
        post.save(update_fields=["title", "content", "html", "edited", "version"])
        registry[post.kind].save_details(post, details or {})
        note_topics(post, topics)
        note_mentions(post, written)
        unlist(post)
        list_under_sources(post)
        record(viewer.me, Verb.UPDATE, post)


@transaction.atomic
def set_files(post: Post, *, viewer: Viewer, files: Sequence[StoredFile]) -> None:
    """Leave the post with exactly these files. The same files change nothing.

    Raises Refused when a new one is gone or in use elsewhere.
    """
    post = Post.objects.locked(post)
    if change_files(post, files, owner=viewer.me):
        post.version += 1
        post.save(update_fields=["version"])
        record(viewer.me, Verb.UPDATE, post)


@transaction.atomic
def withdraw(post: Post, *, viewer: Viewer) -> None:
    """Take one's post away from everybody; it can be restored for thirty days. Safe to repeat."""
    post = Post.objects.locked(post)
    if post.state != State.LIVE:
        return
    _set_state(post, State.WITHDRAWN)
    unlist(post)
    record(viewer.me, Verb.DELETE, post)


@transaction.atomic
def restore(post: Post, *, viewer: Viewer) -> None:
    """Give one's withdrawn post back to who could read it. Safe to repeat."""
    post = Post.objects.locked(post)
    if post.state != State.WITHDRAWN:
        return
    _set_state(post, State.LIVE)
    list_under_sources(post)
    record(viewer.me, Verb.UNDO, post)


def _set_state(post: Post, state: State) -> None:
    post.state, post.state_since = state, timezone.now()
    post.version += 1
    post.save(update_fields=["state", "state_since", "version"])
