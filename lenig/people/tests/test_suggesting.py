"""Proposing people while somebody types a name."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from lenig.people.actions.leaving import deactivate
from lenig.people.tests.conftest import WHO_LOOKS, are_here, away, crowd, seat
from tests.budget import Budget
from tests.cast import Cast

Read = Callable[..., str]
SUGGEST = reverse("people:suggest")


def names(page: str) -> list[str]:
    return re.findall(r'data-name="([^"]*)"', page)


@pytest.mark.parametrize("words", ["ozt", "Esra", "@esra", "türk"])
def test_a_part_of_a_name_proposes_who_has_it(read: Read, cast: Cast, words: str) -> None:
    are_here(cast.esra, cast.bram)

    page = read(cast.dewi, SUGGEST, q=words)

    assert names(page) == ["Esra Öztürk"]
    assert f'data-handle="{cast.esra.handle}"' in page
    assert "<html" not in page


def test_whose_name_begins_so_comes_first(read: Read, cast: Cast) -> None:
    are_here(cast.anouk, cast.xander, cast.dewi, cast.redactie)

    assert names(read(cast.dewi, SUGGEST, q="an")) == ["Anouk de Wit", "Xander van den Berg"]


@pytest.mark.parametrize("number", [1, 20])
def test_it_costs_three_queries(client: Client, cast: Cast, budget: Budget, number: int) -> None:
    for person in crowd(number):
        seat(person, "Medewerker")
        away(person)
    client.force_login(cast.dewi)
    client.get(SUGGEST)  # the first visit of a day writes that the session goes on

    with budget(queries=WHO_LOOKS + 3):
        page = client.get(SUGGEST, {"q": "persoon"}).content.decode()

    assert len(names(page)) == min(number, 8)


def test_only_people_whom_one_may_meet_are_proposed(read: Read, cast: Cast) -> None:
    are_here(cast.g, cast.bram, cast.dora)
    deactivate(cast.dora, actor=None)

    assert names(read(cast.gast, SUGGEST, q="a")) == ["Gijs Aannemer", "Carla Jansen"]
    assert names(read(cast.gast, SUGGEST, q=cast.bram.handle)) == []
    assert names(read(cast.dewi, SUGGEST, q="dora")) == []


@pytest.mark.parametrize("words", ["", "   ", "@", "%", "\x00", "x" * 3000])
def test_nothing_typed_proposes_nobody(read: Read, cast: Cast, words: str) -> None:
    assert names(read(cast.dewi, SUGGEST, q=words)) == []
