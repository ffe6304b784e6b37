"""Moving posts to another group: gone where they were, and never to more eyes than the author wants."""

import pytest

from lenig.groups.actions.archiving import archive, restore_group
from lenig.groups.actions.moving import NotAllowedToMove, move_posts
from lenig.groups.tests.conftest import Share, reads
from lenig.stream.actions.commenting import NewComment, comment_on
from lenig.stream.actions.looking_after import pin
from lenig.stream.models import Pin
from tests.cast import Cast


def test_a_moved_post_is_gone_for_who_is_not_there(cast: Cast, share: Share) -> None:
    posts = [share(cast.carla, f"Bericht {n}", cast.o) for n in range(3)]
    assert reads(cast.bram, posts[0])

    moved = move_posts(posts, cast.s, viewer=cast.viewer("carla"))

    assert moved == 3
    assert not any(reads(cast.bram, post) for post in posts)
    assert all(reads(cast.dewi, post) for post in posts)


def test_who_looks_after_the_place_moves_posts_of_others(cast: Cast, share: Share) -> None:
    post = share(cast.bram, "Dit hoort in jeugdzorg", cast.o)
    with pytest.raises(NotAllowedToMove):
        move_posts([post], cast.c, viewer=cast.viewer("dora"))

    move_posts([post], cast.c, viewer=cast.viewer("chidi"))

    assert reads(cast.dora, post)
    assert not reads(cast.esra, post)


def test_only_the_author_moves_a_post_out_of_a_closed_group(cast: Cast, share: Share) -> None:
    post = share(cast.anouk, "In vertrouwen", cast.c)
    with pytest.raises(NotAllowedToMove):
        move_posts([post], cast.o, viewer=cast.viewer("chidi"))

    move_posts([post], cast.o, viewer=cast.viewer("anouk"))

    assert reads(cast.esra, post)


def test_what_others_said_in_confidence_does_not_come_along(cast: Cast, share: Share) -> None:
    post = share(cast.anouk, "In vertrouwen", cast.c)
    comment_on(post, NewComment("Onder ons gezegd"), viewer=cast.viewer("dora"))

    with pytest.raises(NotAllowedToMove):
        move_posts([post], cast.o, viewer=cast.viewer("anouk"))

    assert not reads(cast.esra, post)


def test_one_post_that_may_not_go_keeps_all_where_they_are(cast: Cast, share: Share) -> None:
    mine, other = share(cast.anouk, "Van mij", cast.o), share(cast.bram, "Van Bram", cast.o)

    with pytest.raises(NotAllowedToMove):
        move_posts([mine, other], cast.c, viewer=cast.viewer("anouk"))

    assert reads(cast.esra, mine)


def test_a_pin_stays_behind(cast: Cast, share: Share) -> None:
    post = share(cast.chidi, "Belangrijk", cast.o)
    pin(post, viewer=cast.viewer("chidi"))

    move_posts([post], cast.c, viewer=cast.viewer("chidi"))

    assert not Pin.objects.visible_to(cast.viewer("chidi")).exists()


def test_nothing_moves_into_an_archived_group(cast: Cast, share: Share) -> None:
    post = share(cast.anouk, "Waarheen?", cast.o)
    archive(cast.c, viewer=cast.viewer("carla"))
    with pytest.raises(NotAllowedToMove):
        move_posts([post], cast.c, viewer=cast.viewer("anouk"))

    restore_group(cast.c, viewer=cast.viewer("carla"))

    assert move_posts([post], cast.c, viewer=cast.viewer("anouk")) == 1
