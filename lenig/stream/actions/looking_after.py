"""Looking after a place: pinning, highlighting, closing the comments."""

from django.db import transaction

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.stream.models import Closure, Pin, Post, PostSource

MOST_PINS = 3


class TooManyPins(ValueError):
    """The place has three pinned posts already: one must make room."""


@transaction.atomic
def pin(post: Post, *, viewer: Viewer) -> None:
    """Put the post on top of the place where it was shared. Safe to repeat.

    Raises TooManyPins when three others stand there.
    """
    assert post.place is not None  # noqa: S101 - only posts in a place are offered to pin
    with every_row(because="the pins of a place that the viewer looks after"):
        pins = set(Pin.objects.filter(place=post.place).values_list("post_id", flat=True))
    if post.pk in pins:
        return
    if len(pins) >= MOST_PINS:
        raise TooManyPins
    Pin.objects.create(post=post, place=post.place, by=viewer.me)
    record(viewer.me, Verb.ADD, post, target=post.place)


@transaction.atomic
def unpin(post: Post, *, viewer: Viewer) -> None:
    """Take the post off the top again. Safe to repeat."""
    with every_row(because="the pin of a post that the viewer looks after"):
        deleted, _ = Pin.objects.filter(post=post).delete()
    if deleted:
        record(viewer.me, Verb.REMOVE, post)


@transaction.atomic
def set_highlight(post: Post, *, viewer: Viewer, on: bool) -> None:
    """Show the post to who follows only the highlights, or not any more. Safe to repeat."""
    post = Post.objects.locked(post)
    if post.is_highlight == on:
        return
    post.is_highlight = on
    post.version += 1
    post.save(update_fields=["is_highlight", "version"])
    PostSource._base_manager.filter(post_id=post.pk).update(is_highlight=on)
    record(viewer.me, Verb.ADD if on else Verb.REMOVE, post)


@transaction.atomic
def close_comments(post: Post, *, viewer: Viewer, reason: str) -> None:
    """Let nobody comment any more, and say why."""
    with every_row(because="the closure of a post that the viewer looks after"):
        Closure.objects.update_or_create(post=post, defaults={"by": viewer.me, "reason": reason})
    record(viewer.me, Verb.UPDATE, post)


@transaction.atomic
def open_comments(post: Post, *, viewer: Viewer) -> None:
    """Let people comment again. Safe to repeat."""
    with every_row(because="the closure of a post that the viewer looks after"):
        Closure.objects.filter(post=post).delete()
    record(viewer.me, Verb.UPDATE, post)
