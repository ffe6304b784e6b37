"""Following sources, and watching single posts."""

from django.db import transaction

from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.stream.models import Follow, Level, Post, Source, Watch


@transaction.atomic
def follow(source: Source, *, viewer: Viewer, level: str = Level.ALL) -> None:
    """Leave the viewer following `source` at this level. Safe to repeat.

    Following everything goes into the open; how much somebody wants to see,
    and what they would rather not see, is theirs alone.
    """
    _, is_new = Follow.objects.update_or_create(
        person=viewer.me, source=source, defaults={"level": level}
    )
    if is_new and level != Level.MUTED:
        record(viewer.me, Verb.FOLLOW, source)


@transaction.atomic
def unfollow(source: Source, *, viewer: Viewer) -> None:
    """Leave the viewer not following `source`. Safe to repeat."""
    deleted, _ = Follow.objects.filter(person=viewer.me, source=source).delete()
    if deleted:
        record(viewer.me, Verb.UNDO, source)


@transaction.atomic
def watch(post: Post, *, viewer: Viewer, level: str) -> None:
    """Leave the viewer watching this post at this level; muted says nothing more about it."""
    Watch.objects.update_or_create(person=viewer.me, post=post, defaults={"level": level})


@transaction.atomic
def unwatch(post: Post, *, viewer: Viewer) -> None:
    Watch.objects.filter(person=viewer.me, post=post).delete()
