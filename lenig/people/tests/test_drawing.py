"""A card is drawn once for the same facts, and anew for any other."""

from django.test import Client

from lenig.people import drawing
from lenig.people.models import Person
from tests.cast import Cast


def page(client: Client) -> str:
    return client.get("/people/").content.decode()


def test_the_same_facts_are_drawn_once(client: Client, cast: Cast) -> None:
    client.force_login(cast.esra)
    page(client)
    drawn = drawing._drawn.cache_info().misses

    page(client)

    assert drawing._drawn.cache_info().misses == drawn


def test_another_fact_shows_at_once(client: Client, cast: Cast) -> None:
    client.force_login(cast.esra)
    before = page(client)

    cast.bram.preferred_name = "Bramus"
    cast.bram.save()

    assert "Bramus" not in before
    assert "Bramus" in page(client)


def test_what_only_some_may_read_is_on_no_card_for_others(client: Client, cast: Cast) -> None:
    """What was drawn for one reader is kept, and is for another reader with other facts."""
    cast.bram.place = "Kamer 3.14"
    cast.bram.field_visibility = {"workplace": "me", "ask": "me"}
    cast.bram.save()
    cast.bram.expertise.create(kind="ask", label="kwantumrekenen", slug="kwantumrekenen")
    client.force_login(cast.bram)
    own = page(client)

    client.force_login(cast.esra)
    others = page(client)

    assert "kwantumrekenen" in own
    assert "kwantumrekenen" not in others


def test_the_buttons_stand_below_whatever_a_name_holds(client: Client, cast: Cast) -> None:
    Person.objects.filter(pk=cast.bram.pk).update(name="Bram \N{OBJECT REPLACEMENT CHARACTER}")
    client.force_login(cast.esra)

    head, _, rest = page(client).partition("Bram \N{OBJECT REPLACEMENT CHARACTER}")

    assert head
    assert "<form" not in rest.partition('class="person-card__foot"')[0]
    assert 'class="follow"' in rest.partition('class="person-card__foot"')[2].partition("</li>")[0]
