"""Being away: said once, seen wherever the name stands."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lenig.people.absences import absences_today
from lenig.people.actions.leaving import deactivate
from lenig.people.models import Absence, Person
from lenig.people.tests.conftest import are_here, away, crowd
from tests.budget import Budget
from tests.cast import Cast

Read = Callable[..., str]


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days)).isoformat()


def address(person: Person) -> str:
    return reverse("people:absences", args=[person.handle])


def test_one_says_when_one_is_away_and_who_stands_in(
    client: Client, cast: Cast, read: Read
) -> None:
    are_here(cast.esra)
    client.force_login(cast.bram)

    for _ in range(2):
        data = {"first_day": day(0), "last_day": day(3), "stand_in": "ozturk"}
        response = client.post(address(cast.bram), data)

    assert response.status_code == 302
    assert Absence.objects.get().stand_in == cast.esra
    assert "Afwezig tot en met" in read(cast.dewi, cast.bram.get_absolute_url())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"first_day": day(3), "last_day": day(1)}, "ligt voor de eerste"),
        ({"first_day": day(-9), "last_day": day(-3)}, "al geweest"),
        ({"first_day": day(0), "last_day": day(4000)}, "meer dan twee jaar"),
        ({"first_day": day(0), "last_day": "morgen"}, "Voer een geldige datum in"),
        ({"first_day": day(0), "last_day": day(1), "stand_in": "bram"}, "jezelf niet vervangen"),
        ({"first_day": day(0), "last_day": day(1), "stand_in": "niemand"}, "Zo heet niemand"),
    ],
)
def test_days_and_stand_in_must_make_sense(
    client: Client, cast: Cast, data: dict[str, str], words: str
) -> None:
    client.force_login(cast.bram)

    response = client.post(address(cast.bram), data)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert f'value="{data["first_day"]}"' in response.content.decode()
    assert not Absence.objects.exists()


def test_one_is_back(client: Client, cast: Cast) -> None:
    absence = away(cast.bram)
    end = reverse("people:absence-end", args=[cast.bram.handle, absence.handle])

    client.force_login(cast.esra)
    by_another = client.post(end).status_code
    still_there = Absence.objects.exists()
    client.force_login(cast.bram)
    client.post(end)

    assert (by_another, still_there, Absence.objects.exists()) == (404, True, False)


def test_absences_are_ones_own(client: Client, cast: Cast) -> None:
    client.force_login(cast.esra)

    assert client.get(address(cast.bram)).status_code == 404
    assert (
        client.post(address(cast.bram), {"first_day": day(0), "last_day": day(1)}).status_code
        == 404
    )


@pytest.mark.parametrize("number", [1, 20])
def test_who_is_away_today_is_one_question(cast: Cast, budget: Budget, number: int) -> None:
    people = crowd(number)
    for person in people:
        away(person, stand_in=cast.esra)
    viewer = cast.viewer("dewi")

    with budget(queries=1):
        found = absences_today(viewer, people)

    assert found.keys() == {person.pk for person in people}
    assert {each.stand_in for each in found.values()} == {cast.esra}


def test_only_absences_that_include_today_count(cast: Cast) -> None:
    today = timezone.localdate()
    for first, last in ((-5, -1), (1, 5)):
        Absence.objects.create(
            person=cast.bram, first_day=today + timedelta(first), last_day=today + timedelta(last)
        )

    assert absences_today(cast.viewer("dewi"), [cast.bram]) == {}


def test_the_longer_of_two_absences_counts(cast: Cast) -> None:
    today = timezone.localdate()
    away(cast.bram, stand_in=cast.esra)
    longer = today + timedelta(9)
    Absence.objects.create(person=cast.bram, first_day=today, last_day=longer)

    assert absences_today(cast.viewer("dewi"), [cast.bram])[cast.bram.pk].last_day == longer


def test_a_stand_in_who_left_is_not_named(cast: Cast) -> None:
    away(cast.bram, stand_in=cast.dora)
    named = absences_today(cast.viewer("dewi"), [cast.bram])[cast.bram.pk].stand_in

    deactivate(cast.dora, actor=None)

    assert named == cast.dora
    assert absences_today(cast.viewer("dewi"), [cast.bram])[cast.bram.pk].stand_in is None


def test_the_days_of_an_absence_stand_in_their_order(db: None) -> None:
    absence = Absence(first_day=date(2027, 1, 2), last_day=date(2027, 1, 1))

    with pytest.raises(ValidationError):
        absence.validate_constraints()
