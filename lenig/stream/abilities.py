"""What a viewer may do in the stream, as named questions about what they already may read."""

from datetime import timedelta

from django.utils import timezone

from lenig.access.viewer import Viewer
from lenig.people.models import Role
from lenig.stream.models import Comment, Post, Source, State, Topic

#: How long an author can take a withdrawal back.
RESTORABLE = timedelta(days=30)


def may_share(viewer: Viewer, place: Source | None) -> bool:
    """Whether the viewer may put a post there: everyone at work, or a place they take part in."""
    if place is None:
        return viewer.is_at_work
    return not place.is_read_only and viewer.takes_part_in(place.members_id)


def may_follow(viewer: Viewer, source: Source) -> bool:
    """Whether what is shared there can come to them: they read it by right, not by an elevation."""
    if not viewer.takes_part_in(source.audience_id):
        return False
    if source.kind != Source.Kind.TOPIC:
        return True
    topics = Topic.objects.visible_to(viewer).with_following(viewer)
    topic = topics.filter(source=source).first()
    return topic is not None and topic.is_followable


def may_take_part(viewer: Viewer, post: Post) -> bool:
    """Whether the viewer may react: they read it by right, not by an elevation, and it still lives."""
    return not is_read_only(post) and post.is_live and viewer.takes_part_in(post.audience_id)


def is_read_only(post: Post) -> bool:
    """Whether the group where the post stands takes no writing: archived, or moving."""
    return post.place is not None and post.place.is_read_only


def may_comment(viewer: Viewer, post: Post, *, is_closed: bool = False) -> bool:
    return may_take_part(viewer, post) and not is_closed


def may_pass_on(viewer: Viewer, post: Post) -> bool:
    """Whether the viewer may share the post further: they read it by right."""
    return post.is_live and viewer.takes_part_in(post.audience_id)


def may_edit(viewer: Viewer, post: Post | Comment) -> bool:
    """Only the author changes the words, and only while the place takes writing."""
    of = post.post if isinstance(post, Comment) else post
    return may_withdraw(viewer, post) and not is_read_only(of)


def may_withdraw(viewer: Viewer, post: Post | Comment) -> bool:
    """The author takes their words away from everybody, also in a group that is archived."""
    return post.author_id == viewer.me.pk and post.state == State.LIVE


def may_restore(viewer: Viewer, post: Post | Comment) -> bool:
    if post.author_id != viewer.me.pk or post.state != State.WITHDRAWN or post.state_since is None:
        return False
    return timezone.now() - post.state_since < RESTORABLE


def days_left(post: Post | Comment) -> int:
    """For how many days the author can still take a withdrawal back."""
    if post.state_since is None:
        return 0
    return max(0, (RESTORABLE - (timezone.now() - post.state_since)).days)


def may_see_history(viewer: Viewer, post: Post) -> bool:
    """Earlier words: for the author, the moderators of the place, and community managers."""
    return post.author_id == viewer.me.pk or may_look_after(viewer, post)


def may_look_after(viewer: Viewer, post: Post) -> bool:
    """Pinning, highlighting and closing: the place's own moderators, or a community manager."""
    if not viewer.takes_part_in(post.audience_id):
        return False
    if post.place is not None:
        return viewer.moderates(post.place.members_id)
    return is_community_manager(viewer)


def may_close(viewer: Viewer, post: Post) -> bool:
    """Closing the comments, with a reason: who looks after the place, or the author."""
    return may_look_after(viewer, post) or may_edit(viewer, post)


def may_curate_topics(viewer: Viewer) -> bool:
    """Describing and merging topics, naming stewards."""
    return is_community_manager(viewer)


def may_describe(viewer: Viewer, topic: Topic) -> bool:
    """Saying what a topic is about: its stewards can as well."""
    return may_curate_topics(viewer) or may_describe_as_steward(
        viewer, is_steward=topic.stewards.filter(person_id=viewer.me.pk).exists()
    )


def may_describe_as_steward(viewer: Viewer, *, is_steward: bool) -> bool:
    """The same, where it is known already whether the viewer looks after the topic."""
    return may_curate_topics(viewer) or (viewer.is_at_work and is_steward)


def is_community_manager(viewer: Viewer) -> bool:
    return viewer.me.role in {Role.COMMUNITY_MANAGER, Role.ADMINISTRATOR}
