"""The organisation holds together."""

from collections import Counter

from lenig.demo.drawing import COVERS, PICTURES
from lenig.demo.register import Register
from lenig.people.accounts.demo import ROLES
from lenig.toolkit.text import fold


def test_it_has_the_size_of_a_small_town(register: Register) -> None:
    assert 130 <= len(register.figures) <= 150
    assert len(register.units) == 12
    assert len(register.circles) == 24
    assert len(register.subjects) >= 38


def test_no_two_people_bear_one_name(register: Register) -> None:
    names = Counter(fold(figure.name) for figure in register.figures.values())

    assert [name for name, count in names.items() if count > 1] == []


def test_who_is_named_anywhere_works_here(register: Register) -> None:
    named = {
        *(key for circle in register.circles.values() for key in register.members_of(circle)),
        *(steward for subject in register.subjects.values() for steward in subject.stewards),
        *(picture.by for picture in register.pictures.values()),
        *(account.who for account in register.accounts.values()),
        *(away.stand_in for figure in register.figures.values() for away in figure.away),
    }
    above = {seat.under for figure in register.figures.values() for seat in figure.seats}

    assert named - register.figures.keys() == set()
    assert above - register.figures.keys() - register.vacancies.keys() == {""}


def test_the_accounts_are_those_of_the_sign_in_page(register: Register) -> None:
    assert list(register.accounts) == list(ROLES)


def test_there_is_a_group_of_every_sort(register: Register) -> None:
    circles = register.circles.values()

    assert {circle.kind for circle in circles} == {"team", "project", "community"}
    assert {circle.visibility for circle in circles} == {"open", "closed", "secret"}
    assert {circle.joining for circle in circles} == {"free", "request", "invitation"}
    assert any(circle.archived for circle in circles)
    assert any(circle.asking for circle in circles)
    assert any(not circle.owners for circle in circles)
    assert all(
        {goal["progress"] == 100 for goal in circle.goals if "done" in goal} <= {True}
        for circle in circles
    )


def test_the_administrator_is_in_no_closed_group_and_the_guest_in_exactly_one(
    register: Register,
) -> None:
    groups = {
        name: [
            circle.visibility
            for circle in register.circles.values()
            if register.accounts[name].who in register.members_of(circle)
        ]
        for name in ("beheerder", "gast", "nieuwkomer")
    }

    assert set(groups["beheerder"]) == {"open"}
    assert groups["gast"] == ["closed"]
    assert groups["nieuwkomer"] == []


def test_no_guest_is_in_an_open_group(register: Register) -> None:
    guests = {figure.key for figure in register.figures.values() if figure.guest}

    assert all(
        guests.isdisjoint(register.members_of(circle))
        for circle in register.circles.values()
        if circle.visibility == "open"
    )


def test_every_picture_can_be_drawn_and_says_what_can_be_seen(register: Register) -> None:
    assert register.pictures.keys() == PICTURES.keys()
    assert {circle.cover for circle in register.circles.values()} - {""} == COVERS.keys()
    assert all(len(picture.alt) > 40 for picture in register.pictures.values())
