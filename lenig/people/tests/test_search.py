"""Finding people: by any part of a name, by what they do, where they are and what they know."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from lenig.people.actions.arriving import add_person
from lenig.people.actions.leaving import deactivate
from lenig.people.directory.asking import Asked
from lenig.people.directory.facets import MOST_VALUES
from lenig.people.directory.search import Search
from lenig.people.models import Location, Person, Role
from lenig.people.tests.conftest import Office, are_here, away, crowd, knows, meet
from tests.cast import Cast


def ask(cast: Cast, query: str, *, by: str = "dewi") -> Search:
    return Search(cast.viewer(by), Asked.read(QueryDict(query)))


def found(cast: Cast, query: str, *, by: str = "dewi", size: int = 50) -> list[str]:
    """The first names of whom this question finds, in order."""
    ids, _ = ask(cast, query, by=by).page(size)
    people = Person.objects.in_bulk(ids)
    return [people[pk].given_name for pk in ids]


def count(cast: Cast, facet: str, label: str, query: str = "", *, by: str = "dewi") -> int | None:
    """The number beside a choice; None where the choice is not there."""
    facets = {each.name: each for each in ask(cast, query, by=by).facets()}
    numbers = {choice.label: choice.count for choice in facets[facet].choices}
    return numbers.get(label)


@pytest.mark.parametrize(
    "words",
    ["Öztürk", "ozturk", "OZT", "türk", "esra öz", "ozturk esra", "sra urk", "  esra   ", "#esra"],
)
def test_somebody_is_found_by_any_part_of_the_name(cast: Cast, words: str) -> None:
    are_here(cast.esra, cast.bram, cast.dewi)

    assert found(cast, f"q={words.replace('#', '%23')}") == ["Esra"]


@pytest.mark.parametrize("words", ["van den", "berg", "van den berg", "xander van"])
def test_a_prefix_belongs_to_the_name(cast: Cast, words: str) -> None:
    are_here(cast.xander, cast.anouk, cast.dewi)

    assert found(cast, f"q={words}") == ["Xander"]


def test_a_preferred_name_finds_as_well_as_the_given_one(cast: Cast) -> None:
    add_person(given_name="Wilhelmina", preferred_name="Mien", surname="Dobbelsteen")
    are_here(cast.dewi)

    assert found(cast, "q=mien") == found(cast, "q=wilhelmina") == ["Wilhelmina"]


@pytest.mark.parametrize(
    "words",
    [
        "portaal",
        "adviseur",
        "klantcontact",
        "dienstverlening",
        "werf",
        "vleugel",
        "parkeren",
        "turks",
    ],
)
def test_work_place_and_knowledge_find_somebody(cast: Cast, office: Office, words: str) -> None:
    bram = cast.bram
    bram.location = Location.objects.create(name="Werf Oost")
    bram.place, bram.languages = "Vleugel B", "Turks (moedertaal)"
    bram.save()
    knows(bram, "parkeren")

    assert "Bram" in found(cast, f"q={words}")
    assert "Dewi" not in found(cast, f"q={words}")


def test_all_words_must_be_found(cast: Cast, office: Office) -> None:
    assert found(cast, "q=bram portaal") == ["Bram"]
    assert found(cast, "q=esra portaal") == []


def test_who_fits_best_comes_first(cast: Cast, office: Office) -> None:
    knows(cast.bram, "dora")
    are_here(cast.dora)

    assert found(cast, "q=dora") == ["Dora", "Bram"]


def test_everybody_stands_in_the_order_of_surnames(cast: Cast) -> None:
    are_here(cast.xander, cast.anouk, cast.bram, cast.esra, cast.dewi)

    assert found(cast, "") == ["Xander", "Bram", "Esra", "Dewi", "Anouk"]


def test_facets_narrow_each_other_and_keep_their_zeros(cast: Cast, office: Office) -> None:
    for person, place in ((cast.bram, "Stadhuis"), (cast.esra, "Werf")):
        person.location, _ = Location.objects.get_or_create(name=place)
        person.save()
    knows(cast.bram, "parkeren")
    knows(cast.esra, "verhuizen")
    werf = Location.objects.get(name="Werf").handle

    assert count(cast, "topic", "#parkeren") == 1
    assert count(cast, "topic", "#parkeren", f"location={werf}") == 0
    assert count(cast, "topic", "#verhuizen", f"location={werf}") == 1
    # Within one facet a second choice widens: its own numbers stay as they are.
    assert count(cast, "location", "Stadhuis", f"location={werf}") == 1


def test_two_choices_of_one_facet_widen_and_of_two_facets_narrow(
    cast: Cast, office: Office
) -> None:
    knows(cast.bram, "parkeren")
    knows(cast.esra, "verhuizen")
    knows(cast.dewi, "verhuizen")

    assert found(cast, "topic=parkeren&topic=verhuizen") == ["Bram", "Esra", "Dewi"]
    assert found(cast, f"topic=verhuizen&department={office.service.handle}") == ["Esra"]


def test_a_department_counts_everything_in_it(cast: Cast, office: Office) -> None:
    assert count(cast, "department", "Dienstverlening") == 4
    assert count(cast, "department", "Klantcontact") == 3
    assert set(found(cast, f"department={office.service.handle}")) == {
        *("Carla", "Anouk", "Bram", "Esra"),
    }


def test_who_works_today_is_known_from_days_and_absences(cast: Cast) -> None:
    today = str(timezone.localdate().isoweekday())
    other = str(timezone.localdate().isoweekday() % 7 + 1)
    for person, days in ((cast.bram, today), (cast.esra, other), (cast.anouk, today)):
        person.working_days = days
        person.save()
    away(cast.anouk)

    assert count(cast, "today", "Werkt vandaag") == 1
    assert found(cast, "today=working") == ["Bram"]


def test_who_started_this_quarter_is_new(cast: Cast) -> None:
    for person, days in ((cast.bram, 7), (cast.esra, 400), (cast.anouk, -3)):
        person.starts_on = timezone.localdate() - timedelta(days)
        person.save()

    assert found(cast, "today=new") == ["Bram"]


def test_an_unknown_choice_leaves_nobody(cast: Cast) -> None:
    are_here(cast.bram)

    assert found(cast, "topic=never-heard-of") == []
    assert found(cast, "department=0000000000000000000x") == []


def test_what_nobody_in_sight_says_is_no_choice(cast: Cast) -> None:
    """A word that only the guest's own people know does not exist for others."""
    knows(cast.gast, "bouwhek")
    are_here(cast.g)

    assert count(cast, "topic", "#bouwhek", by="dewi") is None
    assert count(cast, "topic", "#bouwhek", by="carla") == 1


def test_a_guest_finds_and_counts_the_people_of_the_own_groups_alone(
    cast: Cast, office: Office
) -> None:
    knows(cast.bram, "parkeren")
    knows(cast.carla, "verhuizen")
    are_here(cast.g)

    assert found(cast, "", by="gast") == ["Gijs", "Carla"]
    assert found(cast, "q=bram", by="gast") == []
    assert count(cast, "topic", "#parkeren", by="gast") is None
    assert count(cast, "department", "Dienstverlening", by="gast") == 1


def test_a_colleague_finds_only_the_guests_of_the_own_groups(cast: Cast) -> None:
    guest = add_person(given_name="Vreemde", surname="Gast", role=Role.GUEST)
    meet(guest, cast.bram)

    assert found(cast, "q=vreemde", by="bram") == ["Vreemde"]
    assert found(cast, "q=vreemde", by="dewi") == []


def test_who_leaves_is_not_found_any_more(cast: Cast) -> None:
    are_here(cast.dora)
    assert found(cast, "q=dora") == ["Dora"]

    deactivate(cast.dora, actor=None)

    assert found(cast, "q=dora") == []


def test_a_placeholder_is_nobody_to_find(cast: Cast) -> None:
    add_person(given_name="Onbekende", surname="Schrijver", is_placeholder=True)

    assert found(cast, "q=onbekende") == []


@pytest.mark.parametrize("query", ["", "q=persoon"])
def test_pages_follow_each_other_without_gap_or_double(cast: Cast, query: str) -> None:
    crowd(23)
    whole = found(cast, query, size=100)

    read: list[int] = []
    after: int | None = None
    for _ in range(10):
        search = Search(cast.viewer("dewi"), _going_on(query, after))
        ids, after = search.page(5)
        read += ids
        if not after:
            break

    assert len(read) == len(set(read)) == len(whole)


def test_the_list_goes_on_behind_somebody_who_left(cast: Cast) -> None:
    people = crowd(6)
    ids, after = Search(cast.viewer("dewi"), _going_on("q=persoon", None)).page(3)
    deactivate(people[2], actor=None)

    rest, _ = Search(cast.viewer("dewi"), _going_on("q=persoon", after)).page(10)

    assert ids == [person.pk for person in people[:3]]
    assert rest == [person.pk for person in people[3:]]


def _going_on(query: str, after: int | None) -> Asked:
    asked = Asked.read(QueryDict(query))
    return asked.going_on(after) if after else asked


def test_a_facet_shows_its_most_common_values(cast: Cast) -> None:
    words = [f"onderwerp-{n:02}" for n in range(MOST_VALUES + 5)]
    *_, last_but_one, last = words
    knows(cast.bram, *words)
    knows(cast.esra, last)

    [topics] = [each for each in ask(cast, "").facets() if each.name == "topic"]
    [chosen] = [
        each for each in ask(cast, f"topic={last_but_one}").facets() if each.name == "topic"
    ]

    assert len(topics.choices) == MOST_VALUES
    assert topics.choices[0].label == f"#{last}"
    assert any(choice.is_chosen for choice in chosen.choices)
