"""A personal field is read, searched, counted and listed only by who may read it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import QueryDict
from django.urls import reverse

from lenig.people.circles import circles, readable
from lenig.people.directory.asking import Asked
from lenig.people.directory.search import Search
from lenig.people.fields import FIELDS, Readable, readers_of
from lenig.people.models import Expertise, Location, Person
from lenig.people.readers import Readers
from lenig.people.tests.conftest import Office, away, knows, seat
from tests.cast import Cast

Read = Callable[..., str]

#: Who stands where around Bram: Anouk is his manager, Carla hers, Esra a colleague.
MANAGERS = ("anouk", "carla")
MAY_READ = {
    Readers.EVERYONE: {"esra", "anouk", "carla", "bram"},
    Readers.MANAGERS: {"anouk", "carla", "bram"},
    Readers.ME: {"bram"},
}
SECRET = "kanarie"
EACH_CIRCLE = pytest.mark.parametrize("readers", Readers)
VIEWERS = ("esra", "anouk", "carla", "bram")

#: How each field says the secret, and where it is read.
SAYING = {
    "pronouns": {"pronouns": SECRET},
    "name_sound": {"name_sound": SECRET},
    "about": {"about": SECRET},
    "languages": {"languages": SECRET},
    "phone": {"phone": "0612345678"},
    "mobile": {"mobile": "0612345678"},
    "workplace": {"place": SECRET},
}


def say(person: Person, name: str, readers: Readers) -> str:
    """Let somebody tell the secret in this field to this circle; what one then looks for."""
    for column, value in SAYING.get(name, {}).items():
        setattr(person, column, value)
    person.field_visibility = {name: readers.value}
    person.save()
    if name in ("ask", "skills"):
        kind = Expertise.Kind.ASK_ME if name == "ask" else Expertise.Kind.SKILL
        knows(person, SECRET, kind=kind)
    return next(iter(SAYING.get(name, {"": SECRET}).values()))


@EACH_CIRCLE
@pytest.mark.parametrize("name", [*SAYING, "ask", "skills"])
def test_a_profile_shows_a_field_to_its_readers(
    read: Read, cast: Cast, office: Office, name: str, readers: Readers
) -> None:
    word = say(cast.bram, name, readers)

    profile = cast.bram.get_absolute_url()
    told = {viewer for viewer in VIEWERS if word in read(getattr(cast, viewer), profile)}

    assert told == MAY_READ[readers]


@EACH_CIRCLE
@pytest.mark.parametrize("name", ["languages", "workplace", "ask", "skills"])
def test_the_directory_finds_by_a_field_for_its_readers(
    cast: Cast, office: Office, name: str, readers: Readers
) -> None:
    word = say(cast.bram, name, readers)

    question = Asked.read(QueryDict(f"q={word}"))
    pages = {viewer: Search(cast.viewer(viewer), question).page(10)[0] for viewer in VIEWERS}

    assert {viewer for viewer in VIEWERS if cast.bram.pk in pages[viewer]} == MAY_READ[readers]


@EACH_CIRCLE
@pytest.mark.parametrize(
    ("name", "facet"), [("languages", "language"), ("ask", "topic"), ("skills", "topic")]
)
def test_a_facet_counts_a_field_for_its_readers(
    cast: Cast, office: Office, name: str, facet: str, readers: Readers
) -> None:
    say(cast.bram, name, readers)
    question = Asked.read(QueryDict(f"{facet}={SECRET}"))

    searches = {viewer: Search(cast.viewer(viewer), question) for viewer in VIEWERS}
    offered = {viewer for viewer in VIEWERS if is_offered(searches[viewer], facet)}
    counted = {viewer for viewer in VIEWERS if searches[viewer].total == 1}

    assert offered == counted == MAY_READ[readers]


def is_offered(search: Search, facet: str) -> bool:
    [shown] = [each for each in search.facets() if each.name == facet]
    return any(choice.value == SECRET for choice in shown.choices)


@EACH_CIRCLE
def test_a_card_shows_a_field_to_its_readers(
    read: Read, cast: Cast, office: Office, readers: Readers
) -> None:
    bram = cast.bram
    bram.location = Location.objects.create(name="Kanarieplein")
    bram.save()
    say(bram, "workplace", readers)

    told = {viewer for viewer in VIEWERS if "Kanarieplein" in card_of(read, cast, viewer)}

    assert told == MAY_READ[readers]


def card_of(read: Read, cast: Cast, viewer: str) -> str:
    """The cards alone: facets beside them are counted in another test."""
    page = read(getattr(cast, viewer), reverse("people:directory"), q="bram")
    return page[page.index('class="people"') :].split("<form id")[0]


@EACH_CIRCLE
def test_the_start_of_somebody_is_told_to_its_readers(
    cast: Cast, office: Office, readers: Readers
) -> None:
    cast.bram.field_visibility = {"starts_on": readers.value, "working_days": readers.value}

    told = {
        name
        for name in MAY_READ[Readers.EVERYONE]
        if readable(cast.bram, cast.viewer(name)).may_read("starts_on")
    }

    assert told == MAY_READ[readers]


@pytest.mark.parametrize("page", ["suggest", "organisation", "department"])
def test_other_pages_tell_no_personal_field(
    read: Read, cast: Cast, office: Office, page: str
) -> None:
    for name in [*SAYING, "ask", "skills"]:
        say(cast.bram, name, Readers.ME)
    cast.bram.field_visibility = dict.fromkeys(FIELDS, "me")
    cast.bram.save()
    away(cast.bram, stand_in=cast.esra)
    arguments = {"department": [office.desk.handle]}.get(page, [])

    text = read(cast.esra, reverse(f"people:{page}", args=arguments), q="bram", at="all")

    assert "Bram" in text
    assert SECRET not in text
    assert "0612345678" not in text


def test_a_stranger_to_the_line_is_no_manager(cast: Cast, office: Office) -> None:
    """Esra's own manager, somebody below, and a head elsewhere stand in no nearer circle."""
    below = seat(cast.dewi, "Stagiair", office.desk, under=office.bram)
    seat(cast.chidi, "Hoofd", office.ict, head=True)
    cast.bram.field_visibility = {"mobile": "managers"}

    found = {
        name: circles(cast.viewer(name), [cast.bram])[cast.bram.pk]
        for name in ("esra", "dewi", "chidi", *MANAGERS)
    }

    assert below.person == cast.dewi
    assert {name for name, circle in found.items() if circle == Readers.MANAGERS} == set(MANAGERS)


def test_a_vacancy_between_two_people_breaks_no_line(cast: Cast, office: Office) -> None:
    gap = seat(None, "Coördinator", office.desk, under=office.anouk)
    office.bram.reports_to = gap
    office.bram.save()
    cast.bram.field_visibility = {"mobile": "managers"}

    assert circles(cast.viewer("anouk"), [cast.bram]) == {cast.bram.pk: Readers.MANAGERS}


def test_a_circle_in_the_organisation_ends(cast: Cast, office: Office) -> None:
    office.carla.reports_to = office.bram
    office.carla.save()
    cast.bram.field_visibility = {"mobile": "managers"}

    assert circles(cast.viewer("esra"), [cast.bram]) == {cast.bram.pk: Readers.EVERYONE}
    assert circles(cast.viewer("carla"), [cast.bram]) == {cast.bram.pk: Readers.MANAGERS}


def test_a_circle_that_nobody_knows_keeps_the_field_to_its_person(cast: Cast) -> None:
    cast.bram.field_visibility = {"mobile": "the whole world"}

    assert readers_of(cast.bram, "mobile") == Readers.ME


def test_a_name_is_for_everybody_who_may_meet_its_person(cast: Cast) -> None:
    cast.bram.preferred_name, cast.bram.field_visibility = "Brammetje", {"preferred_name": "me"}

    assert Readable(cast.bram)["preferred_name"] == "Brammetje"


def test_narrowing_counts_from_the_next_search_on(cast: Cast, office: Office) -> None:
    say(cast.bram, "ask", Readers.EVERYONE)
    question = Asked.read(QueryDict(f"q={SECRET}"))
    before = Search(cast.viewer("esra"), question).total

    cast.bram.field_visibility = {"ask": "managers"}
    cast.bram.save(update_fields=["field_visibility"])

    assert before == 1
    assert Search(cast.viewer("esra"), question).total == 0
    assert Search(cast.viewer("anouk"), question).total == 1


def test_no_template_reads_a_personal_field_past_its_rule() -> None:
    """Templates have `readable`, which asks; the person's own attributes do not."""
    chosen = [each for each in FIELDS.values() if each.may_narrow]
    personal = {column for each in chosen for column in each.owned_columns} | {"expertise"}
    past_the_rule = re.compile(rf"person\.(?:{'|'.join(sorted(personal))})\b")
    templates = Path(__file__).parent.parent.joinpath("templates", "people")

    wrong = [
        f"{file.name}: {found.group()}"
        for file in sorted(templates.rglob("*.html"))
        if not {"manage", "settings"} & set(file.parts)
        for found in past_the_rule.finditer(file.read_text())
    ]

    assert wrong == []


def test_every_field_belongs_to_a_column_or_to_words(cast: Cast) -> None:
    """Without this one, a renamed column would pass the test above."""
    for name, each in FIELDS.items():
        for column in each.columns or (() if name in ("ask", "skills", "workplace") else (name,)):
            assert hasattr(cast.bram, column)
