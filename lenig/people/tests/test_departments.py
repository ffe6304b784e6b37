"""The page of a department."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from lenig.people.models import Department
from lenig.people.tests.conftest import Office, cost_of_the_frame, crowd, seat
from tests.budget import Budget
from tests.cast import Cast

Read = Callable[..., str]
OWN_QUERIES = 20


def test_it_says_who_leads_what_it_consists_of_and_who_works_there(
    read: Read, cast: Cast, office: Office
) -> None:
    service = read(cast.dewi, office.service.get_absolute_url())
    desk = read(cast.dewi, office.desk.get_absolute_url())

    assert "Carla Jansen" in service
    assert office.desk.get_absolute_url() in service
    assert "4 mensen" in service
    assert f"{reverse('people:directory')}?department={office.service.handle}" in service
    assert office.service.get_absolute_url() in desk
    assert "Bram van Dijk" in desk


def test_its_people_come_page_by_page(client: Client, cast: Cast, office: Office) -> None:
    for person in crowd(23):
        seat(person, "Medewerker", office.ict)
    client.force_login(cast.dewi)
    address, seen = office.ict.get_absolute_url(), 0

    for _ in range(2):
        page = client.get(address, headers={"hx-request": "true"}).content.decode()
        seen += page.count("card person-card")
        address = page.split('hx-get="')[1].split('"')[0] if "hx-get" in page else ""

    assert (seen, address) == (23, "")


def test_nobody_there_yet_is_said(read: Read, cast: Cast) -> None:
    empty = Department.objects.create(name="Nieuw")

    assert "heeft nog niemand een functie" in read(cast.dewi, empty.get_absolute_url())


@pytest.mark.parametrize("number", [1, 20])
def test_it_costs_the_same_for_one_and_for_twenty(
    client: Client, cast: Cast, office: Office, budget: Budget, number: int
) -> None:
    for n, person in enumerate(crowd(number)):
        seat(person, "Medewerker", office.desk, under=office.anouk)
        part = Department.objects.create(name=f"Team {n}", parent=office.desk)
        seat(person, "Teamleider", part, head=True)
    client.force_login(cast.dewi)
    address = office.desk.get_absolute_url()
    client.get(address)

    with budget(queries=cost_of_the_frame("person-actions", "department-actions") + OWN_QUERIES):
        page = client.get(address).content.decode()

    assert page.count("card person-card") == min(number + 3, 20)


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '" onload="x', "{{ 7*7 }}"])
def test_a_hostile_name_is_only_a_name(read: Read, cast: Cast, name: str) -> None:
    department = Department.objects.create(name=name, description=name)
    seat(cast.bram, name, department, head=True)

    page = read(cast.dewi, department.get_absolute_url()) + read(cast.dewi, "/organisation/")

    assert "<script>alert" not in page
    assert ' onload="x' not in page
