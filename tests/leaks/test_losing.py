"""Losing a right takes every sight away at once: in the same session, with everything in the caches."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from lenig.groups.actions.belonging import let_out
from lenig.groups.actions.changing_visibility import begin_visibility_change, carry_on
from lenig.groups.axes import Visibility
from lenig.oversight.actions import elevate, end_elevation
from lenig.people.actions.leaving import deactivate, set_last_day
from lenig.stream.actions.editing import withdraw
from lenig.stream.models import Post
from tests.leaks.conftest import See
from tests.leaks.world import IN_S, World


def _is_let_out(world: World) -> None:
    let_out(world.group("s"), world.person("dewi"))


def _is_deactivated(world: World) -> None:
    deactivate(world.person("dewi"), actor=world.person("beheer"))


def _works_no_longer(world: World) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    set_last_day(world.person("dewi"), actor=world.person("beheer"), day=yesterday)


def _sights(world: World, who: str) -> list[tuple[str, str]]:
    """Every word of the secret group that this member meets, and where."""
    return [
        (hidden.word, address)
        for hidden in world.hidden.values()
        if hidden.readers == IN_S
        for reader, address in hidden.shown
        if reader == who
    ]


@pytest.mark.parametrize("lose", [_is_let_out, _is_deactivated, _works_no_longer])
def test_who_loses_the_right_sees_nothing_of_it_any_more(
    world: World, see: See, lose: Callable[[World], None]
) -> None:
    dewi, sights = see("dewi"), _sights(world, "dewi")
    assert len(sights) > 20
    assert all(word in dewi.ask(address).text for word, address in sights)

    lose(world)

    words = {word for word, _ in sights}
    for address in dict.fromkeys(address for _, address in sights):
        assert not [word for word in words if word in dewi.ask(address).text], address


def test_who_knew_of_a_closed_group_forgets_it_when_it_becomes_secret(
    world: World, see: See
) -> None:
    esra, name = see("esra"), world.hidden["cname"].word
    page = world.group("c").get_absolute_url()
    assert name in esra.ask("/groups/").text
    assert name in esra.ask(page).text

    begin_visibility_change(world.group("c"), Visibility.SECRET, viewer=world.viewer("carla"))
    carry_on(world.group("c"))

    assert name not in esra.ask("/groups/").text
    assert esra.ask(page).status == 404


def test_what_everyone_read_is_gone_when_its_group_closes(world: World, see: See) -> None:
    esra, word = see("esra"), world.hidden["opost"].word
    post = world.rows["the post in o"].get_absolute_url()
    assert word in esra.ask("/?tab=organisation").text
    let_out(world.group("o"), world.person("esra"))

    begin_visibility_change(world.group("o"), Visibility.CLOSED, viewer=world.viewer("redactie"))
    carry_on(world.group("o"))

    assert word not in esra.ask("/?tab=organisation").text
    assert esra.ask(post).status == 404


def test_an_elevation_opens_for_its_time_and_closes_at_once(world: World, see: See) -> None:
    beheer, word = see("beheer"), world.hidden["cpost"].word
    page = world.group("c").get_absolute_url()
    opened = elevate(
        world.viewer("beheer"), world.group("c").own_audience_id, reason="Er is een klacht"
    )
    assert word in beheer.ask(page).text

    end_elevation(opened, viewer=world.viewer("beheer"))

    for address in (page, "/", "/?tab=organisation", "/topics/"):
        assert word not in beheer.ask(address).text


def test_what_is_withdrawn_is_gone_for_its_readers_at_once(world: World, see: See) -> None:
    dewi, post = see("dewi"), world.rows["the secret post"]
    word, page = world.hidden["spost"].word, post.get_absolute_url()
    places = [address for reader, address in world.hidden["spost"].shown if reader == "dewi"]
    assert word in dewi.ask(page).text
    found = Post.objects.visible_to(world.viewer("anouk")).get(pk=post.pk)

    withdraw(found, viewer=world.viewer("anouk"))

    assert [address for address in places if word in dewi.ask(address).text] == []
