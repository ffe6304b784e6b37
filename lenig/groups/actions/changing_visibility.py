"""Opening and closing a group, with every post that was shared in it.

The doors change at once: from the first moment the group's own page, its members
and its activity follow the new rule, and nobody writes in it. The posts follow in
batches of 200, each with its entries in one transaction, so that other writers
never wait long. A change that was stopped is found by its row and goes on; each
step is safe to repeat, because it looks for what still has the wrong audience.
"""

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from lenig.access.auditing import audit
from lenig.access.models import EVERYONE
from lenig.access.rehoming import rehome
from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.groups.actions.belonging import let_out
from lenig.groups.actions.writing_stop import set_read_only
from lenig.groups.models import Answer, Group, Invitation, Membership, Visibility, VisibilityChange
from lenig.people.models import Role
from lenig.stream.actions.listing import list_all_under_sources
from lenig.stream.models import Follow, Post, PostSource, Source

BATCH = 200


@transaction.atomic
def begin_visibility_change(
    group: Group, visibility: Visibility, *, viewer: Viewer
) -> VisibilityChange | None:
    """Give the group these doors and stop writing in it until its posts have followed.

    Safe to repeat; None when it is so already, or while the group takes no writing:
    another owner was first. How one joins stays as it was.
    """
    group = Group.objects.locked(group)
    if group.visibility == visibility or group.is_read_only:
        return None
    _lock_source(group)
    group.visibility = visibility
    group.audience_id = visibility.audience_of(group)
    group.known_to_id = visibility.known_to_of(group)
    group.save(update_fields=["visibility", "audience", "known_to"])
    _see_out_who_may_not_stay(group)
    rehome(Group, [group.pk], group.audience_id)
    rehome(Source, [group.source_id], group.audience_id)
    Source._base_manager.filter(pk=group.source_id).update(known_to=group.known_to_id)
    change = VisibilityChange.objects.create(
        group=group, by=viewer.me, posts=_posts_to_move(group).count()
    )
    set_read_only(group)
    audit(
        viewer.me,
        f"make {visibility}",
        f"group {group.handle}",
        audience_id=group.own_audience_id,
    )
    record(viewer.me, Verb.UPDATE, group)
    return change


def carry_on(group: Group) -> None:
    """Let the posts follow the group, batch by batch, and then let people write again.

    Safe to repeat, and safe beside a twin: each batch is taken under the lock of the change.
    """
    while _move_a_batch(group):
        pass


@transaction.atomic
def _move_a_batch(group: Group) -> bool:
    """Whether there may be more."""
    change = _locked_change(group)
    if change is None:
        return False
    group = Group.objects.locked(group)
    posts = _next_batch(group, change)
    if not posts and change.reached is None:
        _finish(group, change)
        return False
    move_to_audience(posts, group.audience_id)
    VisibilityChange._base_manager.filter(pk=group.pk).update(
        moved_on=timezone.now(), reached=posts[-1].pk if posts else None
    )
    return True


def _next_batch(group: Group, change: VisibilityChange) -> list[Post]:
    rows = _posts_to_move(group)
    if change.reached is not None:
        # Without this mark each batch would walk over all that moved before it.
        rows = rows.filter(pk__lt=change.reached)
    return list(rows.select_for_update(of=("self",))[:BATCH])


def move_to_audience(posts: list[Post], audience_id: int) -> None:
    """Give these posts this audience, and the entries that go with it, in one transaction.

    Narrowing takes the entries under authors and topics away first, widening
    adds them last, so that no reader's merge meets a row it may not show.
    """
    ids = [post.pk for post in posts]
    if audience_id != EVERYONE:
        _leave_only_the_places(posts)
    rehome(Post, ids, audience_id)
    Post._base_manager.filter(pk__in=ids).update(version=F("version") + 1)
    if audience_id == EVERYONE:
        for post in posts:
            post.audience_id = audience_id
        list_all_under_sources(posts)


def _leave_only_the_places(posts: list[Post]) -> None:
    """Take these posts out of every list but that of the place where they were shared.

    The place is named, not compared with that of the post: for such a condition the
    databases walk over all entries there are (14 s for a batch at 1,000,000 posts).
    """
    for place in {post.place_id for post in posts}:
        entries = PostSource._base_manager.filter(
            post_id__in=[post.pk for post in posts if post.place_id == place]
        )
        entries.exclude(source_id=place or 0).delete()


def changes_under_way() -> list[VisibilityChange]:
    """Every change that has not ended: what a task takes up again after a stop."""
    with every_row(because="a change that was stopped goes on, whoever began it"):
        return list(VisibilityChange.objects.select_related("group"))


def _posts_to_move(group: Group) -> "QuerySet[Post]":
    """Posts of the group that still have another audience, also those that nobody sees now."""
    rows = Post.objects.every_row(because="every post of a group follows its visibility")
    return rows.filter(place=group.source_id).exclude(audience=group.audience_id).order_by("-pk")


def _locked_change(group: Group) -> VisibilityChange | None:
    with every_row(because="one task at a time moves the posts of a group"):
        rows = VisibilityChange.objects.select_for_update(of=("self",))
        change: VisibilityChange | None = rows.filter(group=group).first()
        return change


def _finish(group: Group, change: VisibilityChange) -> None:
    _lock_source(group)
    with every_row(because="the change has ended"):
        VisibilityChange.objects.filter(pk=change.pk).delete()
    set_read_only(group)


def _lock_source(group: Group) -> None:
    """Who is just sharing something here holds the source; wait, so that no post comes too late."""
    with every_row(because="a writer locks the place in which it writes"):
        Source.objects.select_for_update().get(pk=group.source_id)


def _see_out_who_may_not_stay(group: Group) -> None:
    """Guests cannot be in an open group; who is no member cannot follow a closed one."""
    with every_row(because="members and followers of a group that changes its doors"):
        members = Membership.objects.in_group(group)
        if group.is_open:
            for each in members.filter(person__role=Role.GUEST).select_related("person"):
                let_out(group, each.person)
            guests = Invitation.objects.in_group(group).filter(
                person__role=Role.GUEST, answer=Answer.WAITING
            )
            guests.update(answer=Answer.TAKEN_BACK, answered_at=timezone.now())
            return
        Follow.objects.filter(source_id=group.source_id).exclude(
            person__in=members.values("person_id")
        ).delete()
