"""Opening and closing a group: the posts follow, nothing stays behind, and it may stop and repeat."""

import pytest

from lenig.access.models import EVERYONE
from lenig.access.scope import every_row
from lenig.activity.models import Activity
from lenig.groups.actions import changing_visibility
from lenig.groups.actions.changing_visibility import begin_visibility_change, carry_on
from lenig.groups.models import Group, Visibility, VisibilityChange
from lenig.groups.periodic import take_up_stopped_changes
from lenig.groups.tests.conftest import Share, reads
from lenig.stream.actions.commenting import NewComment, comment_on
from lenig.stream.actions.editing import restore, withdraw
from lenig.stream.actions.following import follow
from lenig.stream.actions.holding import ReadOnlyPlace
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.models import Follow, Post, PostSource
from lenig.stream.sources import source_of_person
from tests.cast import Cast


def _change(cast: Cast, group: Group, visibility: Visibility, by: str) -> Group:
    begin_visibility_change(group, visibility, viewer=cast.viewer(by))
    carry_on(group)
    return _now(group)


def _now(group: Group) -> Group:
    with every_row(because="a test looks again"):
        return Group.objects.select_related("source").get(pk=group.pk)


def _audiences_of(post: Post) -> set[int]:
    """Every copy of the right to read this post."""
    with every_row(because="a test looks at every copy"):
        return {
            Post.objects.get(pk=post.pk).audience_id,
            *PostSource.objects.filter(post=post).values_list("audience_id", flat=True),
            *Activity.objects.filter(object_type="stream.post", object_id=post.pk).values_list(
                "audience_id", flat=True
            ),
            *Activity.objects.filter(object_type="stream.comment", target_id=post.pk).values_list(
                "audience_id", flat=True
            ),
        }


def _sources_of(post: Post) -> set[int]:
    with every_row(because="a test looks at every entry"):
        return set(PostSource.objects.filter(post=post).values_list("source_id", flat=True))


def test_closing_takes_every_copy_of_the_right_along(cast: Cast, share: Share) -> None:
    post = share(cast.anouk, "Tot nu toe voor iedereen #plan", cast.o)
    comment_on(post, NewComment("Mooi"), viewer=cast.viewer("bram"))
    assert reads(cast.dewi, post)

    group = _change(cast, cast.o, Visibility.CLOSED, "redactie")

    assert not reads(cast.dewi, post)
    assert reads(cast.bram, post)
    assert _audiences_of(post) == {group.own_audience_id}
    assert _sources_of(post) == {group.source_id}


def test_opening_lists_the_posts_under_author_and_topic_again(cast: Cast, share: Share) -> None:
    post = share(cast.anouk, "Nu nog besloten #plan", cast.c)
    assert not reads(cast.bram, post)
    with_topic = share(cast.anouk, "Open #plan")

    _change(cast, cast.c, Visibility.OPEN, "carla")

    assert reads(cast.bram, post)
    assert _audiences_of(post) == {EVERYONE}
    assert _sources_of(post) == _sources_of(with_topic) | {cast.c.source_id}


def test_what_was_withdrawn_comes_back_with_the_new_right(cast: Cast, share: Share) -> None:
    post = share(cast.anouk, "Straks weg", cast.o)
    withdraw(post, viewer=cast.viewer("anouk"))

    _change(cast, cast.o, Visibility.SECRET, "redactie")
    restore(post, viewer=cast.viewer("anouk"))

    assert not reads(cast.dewi, post)
    assert reads(cast.bram, post)


def test_a_secret_group_is_known_to_its_members_only(cast: Cast) -> None:
    assert Group.objects.visible_to(cast.viewer("dewi")).filter(pk=cast.o.pk).exists()

    _change(cast, cast.o, Visibility.SECRET, "redactie")

    assert not Group.objects.visible_to(cast.viewer("dewi")).filter(pk=cast.o.pk).exists()
    assert Group.objects.visible_to(cast.viewer("bram")).filter(pk=cast.o.pk).exists()


def test_how_one_joins_stays_as_it_was(cast: Cast) -> None:
    before = cast.o.joining

    group = _change(cast, cast.o, Visibility.CLOSED, "redactie")

    assert group.joining == before


def test_nobody_writes_while_the_posts_are_on_their_way(cast: Cast, share: Share) -> None:
    share(cast.anouk, "Eerder", cast.o)
    begin_visibility_change(cast.o, Visibility.CLOSED, viewer=cast.viewer("redactie"))

    with pytest.raises(ReadOnlyPlace):
        publish(
            NewPost(kind="update", content="Te laat", place=cast.o.source),
            viewer=cast.viewer("anouk"),
        )
    carry_on(cast.o)

    assert share(cast.anouk, "Weer open", cast.o).audience_id == _now(cast.o).own_audience_id


def test_a_change_that_stops_half_way_goes_on(
    cast: Cast, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changing_visibility, "BATCH", 2)
    posts = [share(cast.anouk, f"Bericht {n}", cast.o) for n in range(5)]
    begin_visibility_change(cast.o, Visibility.CLOSED, viewer=cast.viewer("redactie"))
    changing_visibility._move_a_batch(cast.o)
    assert len([post for post in posts if reads(cast.dewi, post)]) == 3
    with every_row(because="a test turns the clock back"):
        VisibilityChange.objects.update(moved_on="2020-01-01T00:00Z")

    take_up_stopped_changes()
    carry_on(cast.o)

    assert not any(reads(cast.dewi, post) for post in posts)
    assert not _now(cast.o).is_read_only


def test_followers_who_are_no_members_follow_no_longer(cast: Cast, share: Share) -> None:
    follow(cast.o.source, viewer=cast.viewer("dewi"))

    _change(cast, cast.o, Visibility.CLOSED, "redactie")

    assert not Follow.objects.filter(person=cast.dewi, source=cast.o.source_id).exists()
    assert Follow.objects.filter(person=cast.bram, source=cast.o.source_id).exists()


def test_a_guest_does_not_stay_in_a_group_that_opens(cast: Cast, share: Share) -> None:
    post = share(cast.carla, "Tekening", cast.g)
    assert reads(cast.gast, post)

    _change(cast, cast.g, Visibility.OPEN, "carla")

    assert not reads(cast.gast, post)
    assert not cast.viewer("gast").takes_part_in(cast.g.own_audience_id)


def test_a_person_who_follows_the_author_meets_no_closed_post_on_the_way(
    cast: Cast, share: Share
) -> None:
    follow(source_of_person(cast.anouk), viewer=cast.viewer("dewi"))
    post = share(cast.anouk, "Onder mij en onder de groep", cast.o)
    assert source_of_person(cast.anouk).pk in _sources_of(post)

    _change(cast, cast.o, Visibility.CLOSED, "redactie")

    assert source_of_person(cast.anouk).pk not in _sources_of(post)


def test_of_two_owners_who_change_the_doors_at_once_the_first_counts(cast: Cast) -> None:
    first = begin_visibility_change(cast.c, Visibility.SECRET, viewer=cast.viewer("carla"))

    second = begin_visibility_change(cast.c, Visibility.OPEN, viewer=cast.viewer("carla"))

    assert first is not None
    assert second is None
    cast.c.refresh_from_db()
    assert cast.c.visibility == Visibility.SECRET
