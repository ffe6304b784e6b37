"""What stops a writer at the last moment: a place that is read only, or comments that are closed.

A page asks first whether somebody may write. Between that and the writing the place can be
archived, so actions ask once more, in their own transaction.
"""

from lenig.access.scope import every_row
from lenig.stream.models import Closure, Post, Source


class ReadOnlyPlace(ValueError):
    """Nothing can be written there any more: the group was archived or is moving."""


class CommentsClosed(ValueError):
    """Nobody can comment there any more."""


def hold(place: Source | None) -> Source | None:
    """The place as it is now, held until the post is there.

    A group that closes at this moment waits for us, or we see that it did:
    otherwise a post could carry the right that the group had a second ago.

    Raises ReadOnlyPlace.
    """
    if place is None:
        return None
    with every_row(because="a writer holds the place in which it writes"):
        # Not the key: who follows the place meanwhile need not wait.
        place = Source.objects.select_for_update(no_key=True).get(pk=place.pk)
    if place.is_read_only:
        raise ReadOnlyPlace(place.handle)
    return place


def refuse_read_only(post: Post) -> None:
    """Raise ReadOnlyPlace when nothing may be added to `post` or changed in it."""
    if post.place_id is None:
        return
    with every_row(because="a writer asks whether the place of a post takes writing"):
        is_read_only = Source.objects.filter(pk=post.place_id, is_read_only=True).exists()
    if is_read_only:
        raise ReadOnlyPlace(post.handle)


def refuse_closed(post: Post) -> None:
    """Raise CommentsClosed, or ReadOnlyPlace, when nothing more may be said under `post`."""
    refuse_read_only(post)
    with every_row(because="a writer asks whether the comments of a post are closed"):
        if Closure.objects.filter(post=post).exists():
            raise CommentsClosed(post.handle)
