"""The page of the directory: with and without a script, for members and guests."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from lenig.people.actions.arriving import add_person
from lenig.people.models import Location, Person
from lenig.people.tests.conftest import (
    Office,
    are_here,
    away,
    cost_of_the_frame,
    crowd,
    knows,
    seat,
)
from tests.budget import Budget
from tests.cast import Cast

Read = Callable[..., str]
PEOPLE = "/people/"
OWN_QUERIES = 8


@pytest.mark.parametrize("number", [1, 19])
def test_it_costs_the_same_for_one_and_for_twenty(
    client: Client, cast: Cast, office: Office, budget: Budget, number: int
) -> None:
    for person in crowd(number):
        person.location = Location.objects.get_or_create(name="Stadhuis")[0]
        person.field_visibility = {"languages": "managers"}
        person.save()
        seat(person, "Medewerker", office.desk, under=office.carla)
        knows(person, "parkeren", "verhuizen")
        away(person, stand_in=cast.bram)
    client.force_login(cast.carla)
    client.get(PEOPLE, {"q": "persoon"})

    with budget(queries=cost_of_the_frame("person-actions") + OWN_QUERIES):
        page = client.get(PEOPLE, {"q": "persoon"}).content.decode()

    assert page.count("card person-card") == number


def test_it_works_as_links_and_forms(read: Read, cast: Cast, office: Office) -> None:
    knows(cast.bram, "parkeren")

    page = read(cast.dewi, PEOPLE, q="bram", topic="parkeren")

    assert 'name="q" value="bram"' in page
    assert '<input type="hidden" name="topic" value="parkeren">' in page
    assert 'value="parkeren" checked' in page
    assert f'href="{PEOPLE}?q=bram"' in page  # the chip takes its choice away


def test_htmx_gets_the_answer_and_what_stands_around_it(client: Client, cast: Cast) -> None:
    client.force_login(cast.dewi)

    part = client.get(PEOPLE, {"q": "dewi"}, headers={"hx-request": "true"}).content.decode()

    assert part.startswith('<div id="answer"')
    assert 'id="refine-choices" class="facets__choices" hx-swap-oob="true"' in part
    assert 'id="finder-held" hidden hx-swap-oob="true"' in part
    assert "<html" not in part


def test_the_next_page_is_a_list_alone(client: Client, cast: Cast) -> None:
    crowd(25)
    client.force_login(cast.dewi)
    first = client.get(PEOPLE, {"q": "persoon"}).content.decode()
    address = first[first.index("?q=persoon&amp;after=") :].split('"')[0].replace("&amp;", "&")

    part = client.get(PEOPLE + address, headers={"hx-request": "true"}).content.decode()
    page = client.get(PEOPLE + address).content.decode()

    assert part.startswith('<ul class="people">')
    assert part.count("card person-card") == page.count("card person-card") == 5


@pytest.mark.parametrize(
    "query",
    [
        {"after": "nonsense"},
        {"after": "~"},
        {"q": "x" * 5000},
        {"topic": ["a"] * 500},
        {"q": "\x00"},
    ],
)
def test_nonsense_in_the_address_is_an_answer_too(
    client: Client, cast: Cast, query: dict[str, str | list[str]]
) -> None:
    client.force_login(cast.dewi)

    assert client.get(PEOPLE, query).status_code == 200


def test_nobody_found_offers_a_way_out(read: Read, cast: Cast) -> None:
    page = read(cast.dewi, PEOPLE, q="nooit van gehoord")

    assert "Niemand gevonden" in page
    assert "Toon iedereen" in page


def test_a_card_says_who_is_away_and_who_stands_in(read: Read, cast: Cast) -> None:
    away(cast.bram, stand_in=cast.esra)

    page = read(cast.dewi, PEOPLE, q="bram")

    assert "Afwezig t/m" in page
    assert f'<a href="{cast.esra.get_absolute_url()}">Esra Öztürk</a> vervangt' in page
    assert "avatar--away" in page


def test_a_guest_sees_people_and_numbers_of_the_own_groups_alone(
    read: Read, cast: Cast, office: Office
) -> None:
    are_here(cast.g)

    guests_page = read(cast.gast, PEOPLE)
    members_page = read(cast.carla, PEOPLE)

    assert "Carla Jansen" in guests_page
    assert "Bram van Dijk" not in guests_page
    assert "Klantcontact" not in guests_page
    assert "1 collega, en 1 gast" in guests_page
    assert "Bram van Dijk" in members_page
    assert reverse("people:organisation") not in guests_page
    assert reverse("people:organisation") in members_page


def test_who_is_not_signed_in_is_asked_to(client: Client, cast: Cast) -> None:
    assert client.get(PEOPLE).status_code == 302


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7*7 }}",
        "Ṱ̺̺̕o͞ ̷i̲̬͇",
        "مرحبا",
        "🙂" * 30,
    ],
)
def test_a_hostile_name_is_only_a_name(read: Read, cast: Cast, name: str) -> None:
    person = add_person(given_name=name[:80], surname="Vreemd")
    seat(person, name)
    knows(person, name[:60])

    page = read(cast.dewi, PEOPLE, q="vreemd")

    assert "card person-card" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert escape(name) in page


def test_what_was_searched_for_is_marked_in_whatever_was_typed(read: Read, cast: Cast) -> None:
    are_here(cast.esra)

    assert "<mark>Özt</mark>ürk" in read(cast.dewi, PEOPLE, q="ozt")


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "Kan je helpen met"), ("en", "Can help you with")]
)
def test_it_speaks_both_languages(client: Client, cast: Cast, language: str, words: str) -> None:
    knows(cast.bram, "parkeren")
    person = Person.objects.get(pk=cast.dewi.pk)
    person.language = language
    person.save()
    client.force_login(person)
    client.cookies["lenig-language"] = language

    page = client.get(PEOPLE, headers={"accept-language": language}).content.decode()

    assert words in page
