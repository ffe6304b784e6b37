"""Changing a profile in place: a field at a time, with its readers, and nobody else's."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lenig.people.fields import FIELDS
from lenig.people.models import Department, Expertise, Location, Person, Position
from lenig.people.tests.conftest import Office, knows, seat
from tests.cast import Cast

Read = Callable[..., str]

CHANGES: dict[str, dict[str, Any]] = {
    "name": {"given_name": "Bram", "prefix": "van den", "surname": "Berg"},
    "preferred_name": {"preferred_name": "Brammetje"},
    "pronouns": {"pronouns": "hij/hem"},
    "name_sound": {"name_sound": "bram"},
    "about": {"about": "Eerste regel.\nTweede regel."},
    "languages": {"languages": "Nederlands, Turks (moedertaal)"},
    "phone": {"phone": "+31 88 000 02 14"},
    "mobile": {"mobile": "06-12345678"},
    "working_days": {"working_days": ["1", "2", "4"]},
    "ask": {"words": "parkeren, lastige gesprekken"},
    "skills": {"words": "Excel, Goed luisteren"},
}


def save(client: Client, person: Person, name: str, **data: Any) -> int:
    address = reverse("people:field", args=[person.handle, name])
    return client.post(address, {"readers": "everyone"} | data).status_code


@pytest.mark.parametrize("name", CHANGES)
def test_every_field_of_ones_own_can_be_written(
    client: Client, cast: Cast, read: Read, name: str
) -> None:
    client.force_login(cast.bram)

    assert save(client, cast.bram, name, **CHANGES[name]) == 302

    bram = Person.objects.get(pk=cast.bram.pk)
    value = FIELDS[name].read(bram)
    assert value
    page = read(cast.esra, bram.get_absolute_url())
    for shown in value if isinstance(value, list) and name != "working_days" else []:
        assert getattr(shown, "shown", getattr(shown, "name", "")) in page


@pytest.mark.parametrize("name", [*CHANGES, "workplace", "starts_on", "email"])
def test_nobody_writes_in_the_profile_of_somebody_else(
    client: Client, cast: Cast, name: str
) -> None:
    client.force_login(cast.esra)

    assert save(client, cast.bram, name, **CHANGES.get(name, {})) == 404
    assert not Expertise.objects.filter(person=cast.bram).exists()


def test_only_one_field_is_open(read: Read, cast: Cast) -> None:
    page = read(cast.bram, cast.bram.get_absolute_url(), edit="phone")

    assert page.count('class="edit-field"') == 1
    assert 'name="phone"' in page
    assert "Zichtbaar voor" in page
    assert 'class="edit-field"' not in read(cast.esra, cast.bram.get_absolute_url(), edit="phone")


def test_the_readers_are_kept_with_the_field(client: Client, cast: Cast) -> None:
    client.force_login(cast.bram)

    save(client, cast.bram, "mobile", mobile="0612345678", readers="managers")
    kept = Person.objects.get(pk=cast.bram.pk).field_visibility
    save(client, cast.bram, "mobile", mobile="0612345678", readers="everyone")

    assert kept == {"mobile": "managers"}
    assert Person.objects.get(pk=cast.bram.pk).field_visibility == {}


def test_a_name_is_mended_in_its_parts(client: Client, cast: Cast, read: Read) -> None:
    """Whoever took it apart for them, or was there at the wedding, their own page is the place."""
    client.force_login(cast.bram)
    form = read(cast.bram, cast.bram.get_absolute_url(), edit="name")

    save(client, cast.bram, "name", given_name="Bram", prefix="van den", surname="Dijkgraaf")

    assert all(f'name="{part}"' in form for part in ("given_name", "prefix", "surname"))
    bram = Person.objects.get(pk=cast.bram.pk)
    assert (bram.name, bram.sort_name) == ("Bram van den Dijkgraaf", "dijkgraaf, bram van den")
    assert "Bram van den Dijkgraaf" in read(cast.esra, "/people/", q="dijkgraaf")
    assert read(cast.bram, "/settings/").count(f"{bram.get_absolute_url()}?edit=name") == 1


def test_a_name_of_nothing_is_refused(client: Client, cast: Cast) -> None:
    client.force_login(cast.bram)

    assert save(client, cast.bram, "name", given_name=" \u200b ", surname="Berg") == 422
    assert Person.objects.get(pk=cast.bram.pk).name == cast.bram.name


def test_a_name_from_a_register_is_mended_there(client: Client, cast: Cast, read: Read) -> None:
    cast.bram.source, cast.bram.source_fields = "HR", ["surname"]
    cast.bram.save(update_fields=["source", "source_fields"])
    client.force_login(cast.bram)

    assert save(client, cast.bram, "name", given_name="Bram", surname="Berg") == 404
    for page in ("/settings/", cast.bram.get_absolute_url()):
        shown = read(cast.bram, page)
        assert "Uit HR." in shown
        assert 'edit=name"' not in shown


def test_a_name_has_no_readers_to_choose(client: Client, cast: Cast, read: Read) -> None:
    client.force_login(cast.bram)

    save(client, cast.bram, "preferred_name", preferred_name="Brammetje", readers="me")

    assert Person.objects.get(pk=cast.bram.pk).field_visibility == {}
    assert "Brammetje" in read(cast.esra, cast.bram.get_absolute_url())


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("phone", {"phone": "bel me maar"}, "Schrijf het nummer in cijfers"),
        ("ask", {"words": "x" * 80}, "is te lang"),
        ("ask", {"words": ",".join(f"w{n}" for n in range(30))}, "Kies de 20"),
        ("phone", {"phone": "088", "readers": "the world"}, "Selecteer een geldige keuze"),
        ("working_days", {"working_days": ["9"]}, "Selecteer een geldige keuze"),
        ("workplace", {"location": "nowhere", "place": "hier"}, "Selecteer een geldige keuze"),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost(
    client: Client, cast: Cast, name: str, data: dict[str, Any], words: str
) -> None:
    client.force_login(cast.bram)

    response = client.post(
        reverse("people:field", args=[cast.bram.handle, name]), {"readers": "everyone"} | data
    )
    page = response.content.decode()

    assert response.status_code == 422
    assert words in page
    typed = data.get("phone") or data.get("place") or data.get("words", "")
    assert str(typed) in page


def test_a_location_comes_from_the_list(client: Client, cast: Cast) -> None:
    hall = Location.objects.create(name="Stadhuis")
    client.force_login(cast.bram)

    save(client, cast.bram, "workplace", location=hall.handle, place="Vleugel B")

    bram = Person.objects.get(pk=cast.bram.pk)
    assert (bram.location, bram.place) == (hall, "Vleugel B")


def test_words_are_replaced_as_a_whole_and_keep_what_stays(client: Client, cast: Cast) -> None:
    knows(cast.bram, "parkeren", "storm")
    kept = cast.bram.expertise.get(slug="storm").pk
    client.force_login(cast.bram)

    for _ in range(2):
        save(client, cast.bram, "ask", words="#Storm, verhuizen, VERHUIZEN")

    words = {word.slug: (word.pk, word.label) for word in cast.bram.expertise.all()}
    assert words.keys() == {"storm", "verhuizen"}
    assert words["storm"] == (kept, "Storm")


def test_what_a_register_keeps_is_locked_with_its_name(
    client: Client, cast: Cast, read: Read
) -> None:
    bram = cast.bram
    bram.source, bram.source_fields, bram.phone = "AFAS", ["phone", "place"], "088 111"
    bram.save()
    client.force_login(bram)

    save(client, bram, "phone", phone="0612345678")
    save(client, bram, "workplace", place="Elders")

    now = Person.objects.get(pk=bram.pk)
    assert (now.phone, now.place) == ("088 111", "")
    page = read(bram, bram.get_absolute_url())
    assert "Uit AFAS." in page
    assert "Klopt het niet?" in page


def test_one_chooses_the_readers_of_what_a_register_keeps(client: Client, cast: Cast) -> None:
    bram = cast.bram
    bram.source, bram.source_fields, bram.phone = "AFAS", ["phone"], "088 111"
    bram.save()
    client.force_login(bram)

    save(client, bram, "phone", phone="0612345678", readers="managers")

    now = Person.objects.get(pk=bram.pk)
    assert (now.phone, now.field_visibility) == ("088 111", {"phone": "managers"})


def test_a_post_cannot_reach_other_columns(client: Client, cast: Cast) -> None:
    """A100: what is not in the form of the field stays as it is."""
    client.force_login(cast.bram)
    before = Person.objects.filter(pk=cast.bram.pk).values(
        *("role", "email", "is_active", "source_fields", "auth_epoch", "handle", "surname")
    )
    kept = before.get()

    save(
        client,
        cast.bram,
        "phone",
        phone="088",
        role="administrator",
        email="x@y.z",
        is_active="",
        id="1",
        source_fields="[]",
        surname="Baas",
        handle="0" * 20,
        field_visibility="{}",
    )

    assert before.get() == kept


def test_an_administrator_writes_what_is_nobodys_own(client: Client, cast: Cast) -> None:
    client.force_login(cast.beheer)

    refused = save(client, cast.bram, "phone", phone="088")
    done = client.post(
        reverse("people:field", args=[cast.bram.handle, "starts_on"]), {"starts_on": "2019-03-01"}
    )

    assert (refused, done.status_code) == (404, 302)
    assert str(Person.objects.get(pk=cast.bram.pk).starts_on) == "2019-03-01"


# -- Positions ---------------------------------------------------------------------


def put(client: Client, person: Person, position: Position | None = None, **data: str) -> Any:
    name, arguments = ("position", [position.handle]) if position else ("new-position", [])
    return client.post(reverse(f"people:{name}", args=[person.handle, *arguments]), data)


def test_one_writes_ones_own_position(client: Client, cast: Cast, office: Office) -> None:
    client.force_login(cast.bram)

    response = put(
        client,
        cast.bram,
        office.bram,
        title="Beheerder",
        department=office.ict.handle,
        manager="carla",
    )

    position = Position.objects.get(pk=office.bram.pk)
    assert response.status_code == 302
    assert (position.title, position.department, position.reports_to) == (
        *("Beheerder", office.ict),
        office.carla,
    )


def test_an_administrator_finds_the_position_of_somebody_whose_fields_a_register_keeps(
    cast: Cast, office: Office, read: Read
) -> None:
    cast.bram.source, cast.bram.source_fields = "HR", ["starts_on"]
    cast.bram.save(update_fields=["source", "source_fields"])
    there = reverse("people:position", args=[cast.bram.handle, office.bram.handle])

    assert there in read(cast.beheer, cast.bram.get_absolute_url())
    assert there not in read(cast.esra, cast.bram.get_absolute_url())


def test_nobody_makes_themselves_head(client: Client, cast: Cast, office: Office) -> None:
    data = {"title": "Baas", "is_head": "on"}

    client.force_login(cast.bram)
    put(client, cast.bram, office.bram, **data)
    by_oneself = Position.objects.get(pk=office.bram.pk).is_head
    client.force_login(cast.beheer)
    put(client, cast.bram, office.bram, **data)

    assert (by_oneself, Position.objects.get(pk=office.bram.pk).is_head) == (False, True)


@pytest.mark.parametrize("manager", ["Bram van Dijk", "Dewi Pratiwi", "Beheer"])
def test_a_manager_stands_above_and_has_a_position(
    client: Client, cast: Cast, office: Office, manager: str
) -> None:
    seat(cast.dewi, "Stagiair", office.desk, under=office.bram)
    cast.beheer  # noqa: B018
    client.force_login(cast.bram)

    response = put(client, cast.bram, office.bram, title="Adviseur", manager=manager)

    assert response.status_code == 422
    assert Position.objects.get(pk=office.bram.pk).reports_to == office.anouk


def test_a_name_that_is_not_enough_comes_back_as_a_list(
    client: Client, cast: Cast, office: Office
) -> None:
    client.force_login(cast.bram)

    page = put(client, cast.bram, office.bram, title="Adviseur", manager="a").content.decode()

    assert "Er zijn er meer" in page
    assert f'<option value="{cast.carla.handle}">Carla Jansen, Afdelingshoofd</option>' in page


def test_a_position_from_a_register_is_changed_there(
    client: Client, cast: Cast, office: Office
) -> None:
    office.bram.source, office.bram.source_id = "AFAS", "7"
    office.bram.save()
    client.force_login(cast.bram)

    assert put(client, cast.bram, office.bram, title="Baas").status_code == 404


def test_nobody_touches_the_position_of_somebody_else(
    client: Client, cast: Cast, office: Office
) -> None:
    client.force_login(cast.esra)
    end = reverse("people:position-end", args=[cast.bram.handle, office.bram.handle])

    assert put(client, cast.bram, office.bram, title="Weg").status_code == 404
    assert client.post(end).status_code == 404
    assert put(client, cast.bram, title="Erbij").status_code == 404


def test_who_reported_to_a_position_that_goes_reports_one_higher(
    client: Client, cast: Cast, office: Office
) -> None:
    client.force_login(cast.anouk)

    client.post(reverse("people:position-end", args=[cast.anouk.handle, office.anouk.handle]))

    assert Position.objects.get(pk=office.bram.pk).reports_to == office.carla
    assert Department.objects.filter(pk=office.desk.pk).exists()
