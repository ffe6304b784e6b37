"""The directory stays true: whatever changes a fact, the next search knows it."""

import random
from collections.abc import Callable

import pytest
from django.http import QueryDict

from lenig.people.directory import index
from lenig.people.directory.asking import Asked
from lenig.people.directory.bits import bits_of, flags_of
from lenig.people.directory.entries import enter_everybody
from lenig.people.directory.keeping import entering_once
from lenig.people.directory.search import Search
from lenig.people.models import Department, DirectoryEntry, Expertise, Location, Person, Position
from lenig.people.tests.conftest import Office, are_here, crowd, knows, seat
from tests.budget import Budget
from tests.cast import Cast


def finds(cast: Cast, query: str) -> set[int]:
    ids, _ = Search(cast.viewer("dewi"), Asked.read(QueryDict(query))).page(100)
    return set(ids)


def rename_department(cast: Cast, office: Office) -> None:
    office.service.name = "Loketten"
    office.service.save()


def move_department(cast: Cast, office: Office) -> None:
    loketten = Department.objects.create(name="Loketten")
    office.desk.parent = loketten
    office.desk.save()


def change_title(cast: Cast, office: Office) -> None:
    office.bram.title = "Loketten"
    office.bram.save()


def give_the_seat_to_bram(cast: Cast, office: Office) -> None:
    office.esra.title = "Loketten"
    office.esra.person = cast.bram
    office.esra.save()


def learn(cast: Cast, office: Office) -> None:
    knows(cast.bram, "loketten")


def change_name(cast: Cast, office: Office) -> None:
    cast.bram.surname = "Loketten"
    cast.bram.save(update_fields=["surname"])


def move_to(cast: Cast, office: Office) -> None:
    cast.bram.location = Location.objects.create(name="Loketten")
    cast.bram.save()


def rename_location(cast: Cast, office: Office) -> None:
    location = Location.objects.create(name="Hal")
    cast.bram.location = location
    cast.bram.save()
    location.name = "Loketten"
    location.save()


@pytest.mark.parametrize(
    "change",
    [
        *(rename_department, move_department, change_title, give_the_seat_to_bram),
        *(learn, change_name, move_to, rename_location),
    ],
)
def test_a_change_is_found_by_the_next_search(
    cast: Cast, office: Office, change: Callable[[Cast, Office], None]
) -> None:
    assert cast.bram.pk not in finds(cast, "q=loketten")

    change(cast, office)

    assert cast.bram.pk in finds(cast, "q=loketten")


def test_what_is_taken_away_is_not_found_any_more(cast: Cast, office: Office) -> None:
    hall = Location.objects.create(name="Hal")
    cast.bram.location = hall
    cast.bram.save()
    knows(cast.bram, "parkeren")
    questions = ("q=portaal", "q=parkeren", "q=hal", f"department={office.desk.handle}")
    before = [cast.bram.pk in finds(cast, question) for question in questions]

    office.bram.delete()
    Expertise.objects.filter(person=cast.bram).delete()
    hall.delete()

    assert before == [True] * 4
    assert [cast.bram.pk in finds(cast, question) for question in questions] == [False] * 4


def test_who_gave_up_a_seat_is_not_found_by_it(cast: Cast, office: Office) -> None:
    office.bram.person = cast.dewi
    office.bram.save()

    assert finds(cast, "q=portaal") == {cast.dewi.pk}


def test_somebody_who_is_deleted_leaves_no_entry(cast: Cast) -> None:
    [person] = crowd(1)
    knows(person, "parkeren")

    person.delete()

    assert not DirectoryEntry.objects.filter(sort_name__contains="persoon").exists()


def test_a_sign_in_rewrites_no_entry(cast: Cast, budget: Budget) -> None:
    are_here(cast.bram)

    with budget(queries=1):
        cast.bram.save(update_fields=["last_login"])


def test_many_changes_inside_are_written_once(cast: Cast, budget: Budget) -> None:
    are_here(cast.bram)

    with budget(queries=3 + 7), entering_once():  # three words, and one entry
        knows(cast.bram, "een", "twee", "drie")

    assert finds(cast, "topic=een") == finds(cast, "topic=drie") == {cast.bram.pk}


def test_what_stays_the_same_is_not_written_again(cast: Cast, office: Office) -> None:
    stamps = set(DirectoryEntry.objects.values_list("stamp", flat=True))

    enter_everybody()

    assert set(DirectoryEntry.objects.values_list("stamp", flat=True)) == stamps


def test_everybody_costs_the_same_number_of_queries(cast: Cast, budget: Budget) -> None:
    crowd(20)
    DirectoryEntry.objects.all().delete()

    with budget(queries=8):
        enter_everybody()

    assert DirectoryEntry.objects.filter(sort_name__startswith="0").exists()


def test_another_process_reads_only_what_changed(cast: Cast, budget: Budget) -> None:
    are_here(cast.bram, cast.esra)
    before = index.current_index()
    knows(cast.bram, "parkeren")

    with budget(queries=3):
        after = index.current_index()
    with budget(queries=1):
        again = index.current_index()

    assert before.bits.get(("topic", "parkeren")) is None
    assert after.bits["topic", "parkeren"].bit_count() == 1
    assert again is after


def test_the_index_answers_as_a_plain_look_at_everybody_would(cast: Cast) -> None:
    """Two hundred random changes, each followed by a comparison of one question."""
    dice = random.Random(7)  # noqa: S311 - the same every time
    words = ["parkeren", "verhuizen", "storm"]
    people = crowd(12)
    parts = [Department.objects.create(name=f"Deel {n}") for n in range(3)]

    for _ in range(60):
        person, word = dice.choice(people), dice.choice(words)
        match dice.randrange(4):
            case 0:
                Expertise.objects.get_or_create(person=person, kind="ask", label=word, slug=word)
            case 1:
                Expertise.objects.filter(person=person, slug=word).delete()
            case 2:
                seat(person, word, dice.choice(parts))
            case _:
                Position.objects.filter(person=person).delete()

        part = dice.choice(parts)
        plain = {
            each.pk
            for each in Person.objects.filter(pk__in=[person.pk for person in people])
            if each.expertise.filter(slug=word).exists()
            and each.positions.filter(department=part).exists()
        }
        assert finds(cast, f"topic={word}&department={part.handle}") == plain


def test_a_set_of_bits_keeps_its_members() -> None:
    members = [0, 1, 7, 64, 1000]

    flags = flags_of(bits_of(members))

    assert [place for place, flag in enumerate(flags) if flag == "1"] == members
    assert bits_of([]) == 0
    assert (bits_of([1, 2, 3]) & bits_of([2, 3, 4])).bit_count() == 2
