"""What stands in the home timeline, and what does not."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from lenig.access.viewer import Viewer
from lenig.people.models import Person
from lenig.stream.actions.editing import restore, withdraw
from lenig.stream.actions.following import follow, unfollow
from lenig.stream.actions.looking_after import set_highlight
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.hot.home_timeline import followed_ids, home_timeline
from lenig.stream.hot.page import PAGE_SIZE
from lenig.stream.models import Level, Post, Source, Topic
from lenig.stream.sources import source_of_person
from lenig.toolkit.moments import first_id_at
from tests.cast import Cast

Share = Callable[..., Post]


@pytest.fixture
def share(cast: Cast) -> Share:
    def publish_update(author: Person, content: str, place: Source | None = None) -> Post:
        return publish(
            NewPost(kind="update", content=content, place=place), viewer=Viewer.of(author)
        )

    return publish_update


def test_shows_whom_i_follow_and_nobody_else(cast: Cast, share: Share) -> None:
    followed = share(cast.bram, "Ik zit vandaag in Noord")
    share(cast.carla, "Mij volgt niemand")
    follow(source_of_person(cast.bram), viewer=cast.viewer("anouk"))

    page = home_timeline(cast.viewer("anouk"))

    assert page.posts == [followed]


def test_a_post_that_comes_by_several_sources_stands_there_once(cast: Cast, share: Share) -> None:
    post = share(cast.bram, "De fietsenstalling is open #fietsen", cast.o.source)
    topic = Topic.objects.visible_to(cast.viewer("anouk")).get()
    for source in (source_of_person(cast.bram), cast.o.source, topic.source):
        follow(source, viewer=cast.viewer("anouk"))

    page = home_timeline(cast.viewer("anouk"))

    assert page.posts == [post]


def test_pages_join_without_gap_or_double_while_others_post(cast: Cast, share: Share) -> None:
    follow(source_of_person(cast.bram), viewer=cast.viewer("anouk"))
    posts = [share(cast.bram, f"Bericht {n}") for n in range(PAGE_SIZE + 5)]

    first = home_timeline(cast.viewer("anouk"))
    share(cast.bram, "Ondertussen")
    second = home_timeline(cast.viewer("anouk"), after=first.next_cursor)

    assert [post.pk for post in first.posts + second.posts] == sorted(
        (post.pk for post in posts), reverse=True
    )
    assert second.next_cursor is None


def test_a_cursor_that_makes_no_sense_gives_the_first_page(cast: Cast, share: Share) -> None:
    post = share(cast.bram, "Hallo")
    follow(source_of_person(cast.bram), viewer=cast.viewer("anouk"))

    assert home_timeline(cast.viewer("anouk"), after="1 OR 1=1").posts == [post]


def test_a_closed_group_reaches_its_members_by_the_group_alone(cast: Cast, share: Share) -> None:
    post = share(cast.anouk, "Onder ons #geheim", cast.c.source)
    for name in ("bram", "dora"):
        follow(source_of_person(cast.anouk), viewer=cast.viewer(name))
    follow(cast.c.source, viewer=cast.viewer("dora"))

    assert home_timeline(cast.viewer("dora")).posts == [post]
    assert home_timeline(cast.viewer("bram")).posts == []


def test_a_follow_that_outlives_a_right_shows_nothing(cast: Cast, share: Share) -> None:
    share(cast.anouk, "Onder ons", cast.c.source)
    follow(cast.c.source, viewer=cast.viewer("bram"))

    assert home_timeline(cast.viewer("bram")).posts == []


def test_highlights_show_only_what_the_owner_marked(cast: Cast, share: Share) -> None:
    share(cast.anouk, "Gewoon", cast.o.source)
    marked = share(cast.anouk, "Belangrijk", cast.o.source)
    set_highlight(marked, viewer=cast.viewer("redactie"), on=True)
    follow(cast.o.source, viewer=cast.viewer("bram"), level=Level.HIGHLIGHTS)

    assert home_timeline(cast.viewer("bram")).posts == [marked]


def test_muted_hides_by_whatever_source_it_came(cast: Cast, share: Share) -> None:
    share(cast.anouk, "Weer over parkeren #parkeren")
    heard = share(cast.anouk, "Iets anders")
    topic = Topic.objects.visible_to(cast.viewer("bram")).get(slug="parkeren")
    follow(source_of_person(cast.anouk), viewer=cast.viewer("bram"))
    follow(topic.source, viewer=cast.viewer("bram"), level=Level.MUTED)

    assert home_timeline(cast.viewer("bram")).posts == [heard]


def test_muted_still_shows_what_mentions_me(cast: Cast, share: Share) -> None:
    bram = cast.bram
    post = share(cast.anouk, f"@{bram.name}, kijk jij naar #parkeren?")
    topic = Topic.objects.visible_to(cast.viewer("bram")).get(slug="parkeren")
    follow(source_of_person(cast.anouk), viewer=cast.viewer("bram"))
    follow(topic.source, viewer=cast.viewer("bram"), level=Level.MUTED)

    assert home_timeline(cast.viewer("bram")).posts == [post]


def test_new_stops_at_the_mark(cast: Cast, share: Share) -> None:
    follow(source_of_person(cast.bram), viewer=cast.viewer("anouk"))
    with time_machine.travel(timezone.now() - timedelta(days=1)):
        share(cast.bram, "Van gisteren")
    later = share(cast.bram, "Van vandaag")

    page = home_timeline(
        cast.viewer("anouk"), since=first_id_at(timezone.now() - timedelta(hours=1))
    )

    assert page.posts == [later]


def test_withdrawn_disappears_and_restored_returns(cast: Cast, share: Share) -> None:
    post = share(cast.bram, "Oeps")
    follow(source_of_person(cast.bram), viewer=cast.viewer("anouk"))

    withdraw(post, viewer=cast.viewer("bram"))
    assert followed_ids(cast.viewer("anouk")) == []

    restore(post, viewer=cast.viewer("bram"))
    assert followed_ids(cast.viewer("anouk")) == [post.pk]


def test_unfollowing_takes_effect_at_once(cast: Cast, share: Share) -> None:
    share(cast.bram, "Hallo")
    source = source_of_person(cast.bram)
    follow(source, viewer=cast.viewer("anouk"))
    unfollow(source, viewer=cast.viewer("anouk"))

    assert home_timeline(cast.viewer("anouk")).posts == []
