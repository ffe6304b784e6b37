"""Moving posts to another group: their audience and their entries go with them."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import F, prefetch_related_objects

from lenig.access.auditing import audit
from lenig.access.models import EVERYONE
from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.groups.abilities import is_member
from lenig.groups.actions.changing_visibility import move_to_audience
from lenig.groups.models import Group
from lenig.stream.models import Comment, Pin, Post, PostSource


class NotAllowedToMove(ValueError):
    """These posts may not go there: not by this person, or not with what others said below them."""


@transaction.atomic
def move_posts(posts: Sequence[Post], to: Group, *, viewer: Viewer) -> int:
    """Move these posts, which the viewer may see, to another group; how many moved.

    All or nothing: raises NotAllowedToMove when one of them may not go there.
    Safe to repeat, since a post that is there already stays.
    """
    to = Group.objects.locked(to)
    if to.is_read_only or not is_member(viewer, to):
        raise NotAllowedToMove(to.handle)
    rows = [Post.objects.locked(post) for post in sorted(posts, key=lambda post: post.pk)]
    going = [post for post in rows if post.place_id != to.source_id]
    if len(free_to_leave(viewer, going)) < len(going):
        raise NotAllowedToMove(to.handle)
    for post in going:
        _move(post, to)
        record(viewer.me, Verb.ADD, post, target=to)
    if going:
        audit(
            viewer.me,
            f"move {len(going)} posts",
            f"group {to.handle}",
            audience_id=to.own_audience_id,
        )
    return len(going)


def may_leave(viewer: Viewer, post: Post) -> bool:
    """Whether this post can be moved out of where it is."""
    return bool(free_to_leave(viewer, [post]))


def free_to_leave(viewer: Viewer, posts: Sequence[Post]) -> list[Post]:
    """Those of these posts that the viewer can move out of where they are: two queries at most.

    The author moves their own post, and who looks after the place moves any.
    Where others would come to read it, only the author decides, and only while
    nobody else has said anything below it: those words are not the author's.
    """
    with every_row(because="the places of posts that were found for their viewer"):
        prefetch_related_objects(posts, "place")
    present = [post for post in posts if post.is_live and not _is_held(post)]
    spoken = _others_spoke_under(post for post in present if post.audience_id != EVERYONE)
    return [post for post in present if _may_take(viewer, post) and post.pk not in spoken]


def _is_held(post: Post) -> bool:
    return post.place is not None and post.place.is_read_only


def _may_take(viewer: Viewer, post: Post) -> bool:
    if post.author_id == viewer.me.pk:
        return True
    in_the_open = post.audience_id == EVERYONE
    return in_the_open and post.place is not None and viewer.moderates(post.place.members_id)


def _others_spoke_under(posts: Iterable[Post]) -> set[int]:
    ids = [post.pk for post in posts]
    if not ids:
        return set()
    with every_row(because="whether others said something below posts of the viewer"):
        said = Comment.objects.filter(post__in=ids).exclude(author=F("post__author"))
        return set(said.values_list("post_id", flat=True))


def _move(post: Post, to: Group) -> None:
    with every_row(because="a pin and the entries belong to the place that the post leaves"):
        Pin.objects.filter(post=post).delete()
        entries = PostSource.objects.filter(post=post)
        entries.filter(source=post.place_id).delete()
        entries.update(is_highlight=False)
    post.place_id = to.source_id
    post.is_highlight = False
    post.save(update_fields=["place", "is_highlight"])
    PostSource.objects.bulk_create(
        [PostSource(source_id=to.source_id, post_id=post.pk, audience_id=post.audience_id)],
        ignore_conflicts=True,
    )
    move_to_audience([post], to.audience_id)
