"""The org chart: departments and people in one nested list, opened branch by branch."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from lenig.people.actions.arriving import add_person
from lenig.people.actions.leaving import deactivate
from lenig.people.chart.growing import Chart
from lenig.people.chart.page import FEW, ChartPage, OpenAt
from lenig.people.chart.rows import SEATS_SHOWN
from lenig.people.models import Department, Headcount, Position
from lenig.people.tasks import send_correction
from lenig.people.tests.conftest import Office, are_here, cost_of_the_frame, crowd, seat
from tests.budget import Budget
from tests.cast import Cast

Read = Callable[..., str]
CHART = "/organisation/"
OWN_QUERIES = 15


def branch(department: Department) -> str:
    return reverse("people:branch", args=[department.handle])


def test_it_draws_departments_their_heads_and_their_numbers(
    read: Read, cast: Cast, office: Office
) -> None:
    page = read(cast.dewi, CHART)

    assert page.count("node--root") == 2
    assert page.index("Dienstverlening") < page.index("Klantcontact")
    assert "Carla Jansen" in page
    assert "Anouk de Wit" in page
    assert "4 mensen" in page


def test_a_branch_is_a_link_and_comes_by_itself_with_a_script(
    read: Read, cast: Cast, office: Office
) -> None:
    team = Department.objects.create(name="Balie", parent=office.desk)
    seat(cast.dewi, "Stagiair", team, under=office.anouk)

    page = read(cast.chidi, CHART)
    part = read(cast.chidi, branch(team))
    opened = read(cast.chidi, CHART, at=team.handle)

    assert "Dewi Pratiwi" not in page
    assert f'hx-get="{branch(team)}" hx-trigger="toggle once"' in page
    assert f'href="{CHART}?at={team.handle}#d-{team.handle}"' in page
    assert part.startswith('<ul class="twigs">')
    assert "Dewi Pratiwi" in part
    assert "Dewi Pratiwi" in opened


def test_a_part_with_nobody_but_its_head_has_no_branch(
    read: Read, cast: Cast, office: Office
) -> None:
    seat(cast.dewi, "Hoofd", office.ict, head=True)

    page = read(cast.chidi, CHART, at="all")
    ict = page[page.index(f'id="d-{office.ict.handle}"') :].split("</section>")[0]

    assert "Dewi Pratiwi" in ict
    assert "<details" not in ict


def test_it_shows_where_somebody_sits(read: Read, cast: Cast, office: Office) -> None:
    seat(cast.dewi, "Stagiair", office.desk, under=office.bram)

    page = read(cast.dewi, CHART, at=cast.dewi.handle)

    assert "node--me" in page
    assert page.index("Bram van Dijk") < page.index('id="s-' + cast.dewi.handle)


def test_somebody_far_down_a_long_list_is_shown_all_the_same(
    read: Read, cast: Cast, office: Office
) -> None:
    people = crowd(SEATS_SHOWN + 5)
    for person in people:
        seat(person, "Medewerker", office.ict)

    page = read(cast.dewi, CHART, at=people[-1].handle)

    assert f"s-{people[-1].handle}" in page
    assert "Nog 4" in page
    assert f"s-{people[-2].handle}" not in page


def test_who_reports_to_a_colleague_hangs_below_them(
    read: Read, cast: Cast, office: Office
) -> None:
    seat(cast.dewi, "Stagiair", office.desk, under=office.bram)

    part = read(cast.chidi, branch(office.desk))
    below = read(cast.chidi, reverse("people:seat-branch", args=[office.bram.handle]))

    assert "Dewi Pratiwi" not in part
    assert "1 persoon" in part
    assert "Dewi Pratiwi" in below


def test_a_vacancy_keeps_its_place(read: Read, cast: Cast, office: Office) -> None:
    space = Department.objects.create(name="Ruimte")
    empty = seat(None, "Afdelingshoofd", space, head=True)
    seat(cast.dewi, "Planner", space, under=empty)

    page = read(cast.chidi, CHART)

    assert "node--vacancy" in page
    assert "Vacature" in page
    assert "Dewi Pratiwi" in read(cast.chidi, branch(space))


def test_who_is_not_disclosed_has_no_name(read: Read, cast: Cast, office: Office) -> None:
    Position.objects.create(state="undisclosed", title="Jurist", department=office.ict)

    part = read(cast.dewi, branch(office.ict))

    assert "Niet bekendgemaakt" in part
    assert "Jurist" in part


def test_junior_posts_are_counted_by_job(read: Read, cast: Cast, office: Office) -> None:
    for title, posts in (("Balie", "2.5"), ("Balie", "3"), ("Post", "1")):
        Headcount.objects.create(department=office.ict, title=title, posts=Decimal(posts))
    Headcount.objects.create(
        department=office.desk, reports_to=office.bram, title="Stagiair", posts=Decimal(4)
    )

    part = read(cast.dewi, branch(office.ict))
    below = read(cast.dewi, reverse("people:seat-branch", args=[office.bram.handle]))

    assert "5,5 fte, Balie" in part
    assert part.index("Balie") < part.index("1 fte, Post")
    assert "4 fte, Stagiair" in below
    assert "Stagiair" not in part


def test_an_unknown_manager_is_said_with_a_way_to_mend_it(
    read: Read, cast: Cast, office: Office
) -> None:
    Position.objects.create(person=cast.dewi, title="Projectleider", missing_manager="P. van Dam")

    page = read(cast.chidi, CHART)

    assert "Nog geen plek" in page
    assert "Leidinggevende “P. van Dam” is onbekend." in page
    assert reverse("people:correction", args=[cast.dewi.handle]) in page


def test_people_without_a_department_stand_in_lines_of_their_own(read: Read, cast: Cast) -> None:
    chief = seat(cast.carla, "Directeur")
    seat(cast.bram, "Medewerker", under=chief)

    page = read(cast.dewi, CHART)
    below = read(cast.dewi, reverse("people:seat-branch", args=[chief.handle]))

    assert "Carla Jansen" in page
    assert "Bram van Dijk" not in page
    assert "Bram van Dijk" in below


def test_who_left_disappears_and_who_worked_for_them_stays(
    read: Read, cast: Cast, office: Office
) -> None:
    led = seat(cast.dora, "Coördinator", office.desk, under=office.anouk)
    seat(cast.dewi, "Stagiair", office.desk, under=led)

    deactivate(cast.dora, actor=None)
    deactivate(cast.esra, actor=None)

    part = read(cast.chidi, branch(office.desk))
    assert "Dora" not in part
    assert "Esra" not in part
    assert "Coördinator" in part
    assert "Dewi Pratiwi" in read(cast.chidi, reverse("people:seat-branch", args=[led.handle]))


def test_it_is_for_who_works_here(client: Client, cast: Cast, office: Office) -> None:
    addresses = [
        CHART,
        branch(office.desk),
        reverse("people:seat-branch", args=[office.bram.handle]),
        office.desk.get_absolute_url(),
    ]
    are_here(cast.g)

    client.force_login(cast.gast)
    guest = [client.get(address).status_code for address in addresses]
    client.force_login(cast.carla)
    member = [client.get(address).status_code for address in addresses]

    assert (guest, member) == ([404] * 4, [200] * 4)


def test_a_department_or_colleague_is_found_in_it(read: Read, cast: Cast, office: Office) -> None:
    departments = read(cast.dewi, CHART, q="klantc")
    people = read(cast.dewi, CHART, q="ozturk")

    assert f"?at={office.desk.handle}#d-{office.desk.handle}" in departments
    assert f"?at={cast.esra.handle}#s-{cast.esra.handle}" in people


@pytest.mark.parametrize("at", ["nonsense", "0" * 20, "\x00", "all", "x" * 500])
def test_nonsense_in_the_address_shows_the_chart(
    client: Client, cast: Cast, office: Office, at: str
) -> None:
    client.force_login(cast.dewi)

    assert client.get(CHART, {"at": at}).status_code == 200


def test_a_tree_that_bites_its_tail_ends(client: Client, cast: Cast, office: Office) -> None:
    Department.objects.filter(pk=office.service.pk).update(parent=office.desk)
    client.force_login(cast.dewi)

    assert client.get(CHART, {"at": office.desk.handle}).status_code == 200
    assert client.get(office.desk.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("number", [1, 20])
def test_it_costs_the_same_for_one_and_for_twenty(
    client: Client, cast: Cast, office: Office, budget: Budget, number: int
) -> None:
    for n, person in enumerate(crowd(number)):
        part = Department.objects.create(name=f"Team {n}", parent=office.service)
        head = seat(person, "Teamleider", part, under=office.carla, head=True)
        seat(add_person(given_name=f"Lid {n}"), "Lid", part, under=head)
        Position.objects.create(person=person, title="Los", missing_manager="?")
        seat(person, "Vrij")
        Headcount.objects.create(department=part, title="Balie", posts=1)
    client.force_login(cast.dewi)
    client.get(CHART)

    with budget(queries=cost_of_the_frame() + OWN_QUERIES):
        page = client.get(CHART).content.decode()

    assert len(re.findall(r'<a class="node__name"[^>]*>Team \d', page)) == number


def test_a_large_organisation_opens_one_step(cast: Cast, office: Office) -> None:
    for n in range(FEW):
        Department.objects.create(name=f"Team {n}", parent=office.desk)

    closed = ChartPage(cast.viewer("dewi"), OpenAt()).roots
    whole = ChartPage(cast.viewer("dewi"), OpenAt(everything=True)).roots

    for roots in (closed, whole):
        [root] = [node for node in roots if node.department == office.service]
        assert root.branch
        [desk] = root.branch.departments
        assert desk.branch is None
        assert desk.parts == FEW


@pytest.mark.parametrize("number", [1, 20])
def test_a_branch_costs_the_same_for_one_and_for_twenty(
    cast: Cast, office: Office, budget: Budget, number: int
) -> None:
    for n, person in enumerate(crowd(number)):
        seat(person, "Medewerker", office.ict)
        part = Department.objects.create(name=f"Team {n}", parent=office.ict)
        seat(None, "Teamleider", part, head=True)
    viewer = cast.viewer("dewi")
    assert Chart(viewer).sight  # the index is up to date

    with budget(queries=12):
        many = Chart(viewer).branch_of(office.ict)

    assert (len(many.seats), len(many.departments)) == (min(number, SEATS_SHOWN), number)


# -- Saying that something is not right ----------------------------------------------


def test_the_administrators_hear_what_is_not_right(client: Client, cast: Cast) -> None:
    client.force_login(cast.esra)
    address = reverse("people:correction", args=[cast.bram.handle])
    are_here(cast.beheer)

    response = client.post(address, {"words": "Bram werkt bij ICT.\r\nBcc: x@y.z"})
    send_correction.call(cast.bram.handle, cast.esra.handle, "Bram werkt bij ICT.")

    assert response.status_code == 302
    [letter] = mail.outbox
    assert letter.to == ["beheer@zuiderdam.example"]
    assert letter.subject == "Er klopt iets niet over een collega"
    assert "Bram werkt bij ICT." in letter.body
    assert "Esra Öztürk" in letter.body


def test_a_correction_needs_words(client: Client, cast: Cast) -> None:
    client.force_login(cast.esra)

    response = client.post(reverse("people:correction", args=[cast.bram.handle]), {"words": " "})

    assert response.status_code == 422
