"""Departments and locations, made and kept by an administrator: an import is no condition for a chart."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from lenig.access.models import AuditEntry
from lenig.people.actions.departments import IsWithinItself, change_department
from lenig.people.actions.leaving import deactivate
from lenig.people.hot.reporting_lines import those_below_among
from lenig.people.models import Department, Location, Person, Position
from lenig.people.tests.conftest import Office, seat
from lenig.stream.actions.following import follow
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.sources import source_of_department
from tests.cast import Cast

NEW = "/manage/departments/new/"


def arrange(browser: Client, department: Department, **facts: Any) -> Any:
    there = reverse("people:manage-department", args=[department.handle])
    return browser.post(there, {"parent": "", "description": ""} | facts)


def text(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def test_a_fresh_installation_gets_a_chart(
    administrator: Client, cast: Cast, client: Client
) -> None:
    assert "/manage/departments/" in text(administrator, "/organisation/")

    administrator.post(NEW, {"name": "Directie"})
    top = Department.objects.get()
    administrator.post(NEW, {"name": "ICT", "parent": top.handle, "description": "Storingen"})
    administrator.post(
        reverse("people:new-position", args=[cast.bram.handle]),
        {"title": "Hoofd", "department": top.handle, "is_head": "on"},
    )

    part = Department.objects.get(name="ICT")
    assert (part.parent, part.description) == (top, "Storingen")
    assert "Onderdeel van Directie" in text(administrator, "/manage/departments/")
    client.force_login(cast.esra)
    chart = text(client, "/organisation/")
    assert all(name in chart for name in ("Directie", "ICT", "Bram van Dijk"))
    assert AuditEntry.objects.filter(action="department added", actor=cast.beheer).count() == 2


def test_a_department_that_moves_takes_its_people_along(
    administrator: Client, cast: Cast, office: Office
) -> None:
    """The directory counts them under the department above."""
    ict = f"?department={office.ict.handle}"
    before = text(administrator, f"/people/{ict}")

    arrange(administrator, office.desk, name="Balie", parent=office.ict.handle)

    assert cast.bram.name not in before
    assert cast.bram.name in text(administrator, f"/people/{ict}")
    assert "Balie" in text(administrator, cast.bram.get_absolute_url())


def test_a_department_is_never_within_itself(
    administrator: Client, cast: Cast, office: Office
) -> None:
    page = text(administrator, reverse("people:manage-department", args=[office.service.handle]))
    offered = [
        f'value="{each.handle}"' in page for each in (office.ict, office.service, office.desk)
    ]
    answer = arrange(administrator, office.service, name="Dienst", parent=office.desk.handle)

    assert offered == [True, False, False]
    assert answer.status_code == 200
    with pytest.raises(IsWithinItself):
        change_department(
            office.service, actor=cast.beheer, name="Dienst", parent=office.desk, description=""
        )
    office.service.refresh_from_db()
    assert (office.service.name, office.service.parent) == ("Dienstverlening", None)


def test_the_same_name_twice_in_one_place_is_refused(administrator: Client, office: Office) -> None:
    twice = administrator.post(NEW, {"name": "ict"}).content.decode()
    administrator.post(NEW, {"name": "ICT", "parent": office.service.handle})
    arrange(administrator, office.ict, name="ICT", description="Anders")

    assert "Op deze plek staat al een afdeling met deze naam." in twice
    assert Department.objects.filter(name="ICT").count() == 2
    assert Department.objects.filter(description="Anders").exists()


def test_what_a_register_says_of_a_department_stays(administrator: Client, office: Office) -> None:
    with transaction.atomic():
        office.ict.source, office.ict.source_id = "HR", "7"
        office.ict.save()

    arrange(administrator, office.ict, name="IT", parent=office.desk.handle, description="Hulp")
    administrator.post(reverse("people:department-removal", args=[office.ict.handle]))

    ict = Department.objects.get(pk=office.ict.pk)
    assert (ict.name, ict.parent, ict.description) == ("ICT", None, "Hulp")
    assert "Uit HR" in text(administrator, "/manage/departments/")


def test_only_an_empty_department_goes_with_all_that_followed_it(
    administrator: Client, cast: Cast, office: Office
) -> None:
    follow(source_of_department(office.desk), viewer=cast.viewer("chidi"))
    publish(NewPost(kind="update", content="Uit de balie"), viewer=cast.viewer("bram"))
    removal = reverse("people:department-removal", args=[office.desk.handle])

    refused = administrator.post(removal, follow=True).content.decode()
    with transaction.atomic():
        for seat in office.desk.positions.all():
            seat.department = office.ict
            seat.save()
    administrator.post(removal)

    assert "Verplaats die eerst naar een andere afdeling." in refused
    assert not Department.objects.filter(pk=office.desk.pk).exists()
    assert "Uit de balie" in text(administrator, "/?tab=organisation")
    assert AuditEntry.objects.filter(action="department removed").count() == 1


def test_locations_are_kept_for_everybody_to_choose(administrator: Client, cast: Cast) -> None:
    administrator.post("/manage/locations/", {"name": "Stadhuis"})
    twice = administrator.post("/manage/locations/", {"name": "stadhuis"}).content.decode()
    hall = Location.objects.get()
    Person.objects.filter(pk=cast.bram.pk).update(location=hall)

    administrator.post(reverse("people:manage-location", args=[hall.handle]), {"name": "Raadhuis"})

    assert "Deze locatie staat al in de lijst." in twice
    assert "Raadhuis" in text(administrator, cast.bram.get_absolute_url())
    assert "1 persoon" in text(administrator, reverse("people:manage-location", args=[hall.handle]))

    administrator.post(reverse("people:location-removal", args=[hall.handle]))

    cast.bram.refresh_from_db()
    assert cast.bram.location is None
    assert not Location.objects.exists()


def test_a_vacancy_stands_in_the_chart_until_somebody_takes_it(
    administrator: Client, cast: Cast, office: Office
) -> None:
    new = reverse("people:new-vacancy", args=[office.ict.handle])
    nothing = administrator.post(new, {"title": " "})
    administrator.post(new, {"title": "Hoofd ICT", "is_head": "on"})
    empty = Position.objects.get(title="Hoofd ICT")
    office.bram.reports_to = empty
    with transaction.atomic():
        office.bram.save()
    bram = Client()
    bram.force_login(cast.bram)
    before = text(bram, "/organisation/")

    administrator.post(
        reverse("people:vacancy", args=[office.ict.handle, empty.handle]),
        {"person": cast.chidi.name},
    )

    assert nothing.status_code == 200
    assert "Vacature" in before
    assert "Vacature" not in text(bram, "/organisation/")
    assert cast.chidi.name in text(bram, cast.bram.get_absolute_url())
    assert Position.objects.get(pk=empty.pk).person == cast.chidi


def test_the_seat_of_somebody_who_left_is_taken_with_all_who_report_to_it(
    administrator: Client, cast: Cast, office: Office
) -> None:
    """Otherwise each of them had to name the new manager themselves."""
    deactivate(cast.anouk, actor=cast.beheer)
    page = text(administrator, reverse("people:manage-department", args=[office.desk.handle]))

    administrator.post(
        reverse("people:vacancy", args=[office.desk.handle, office.anouk.handle]),
        {"person": cast.chidi.handle},
    )

    assert "Hier werkte Anouk" in page
    assert those_below_among([cast.bram.pk, cast.esra.pk], cast.chidi) == {
        cast.bram.pk,
        cast.esra.pk,
    }


def test_only_an_empty_seat_is_given_to_somebody_else(
    administrator: Client, cast: Cast, office: Office
) -> None:
    with transaction.atomic():
        kept = seat(None, "Kwartiermaker", office.desk)
        kept.source, kept.source_id = "HR", "8"
        kept.save()

    answers = {
        administrator.post(
            reverse(f"people:{name}", args=[office.desk.handle, each.handle]), {"person": "Chidi"}
        ).status_code
        for name in ("vacancy", "vacancy-end")
        for each in (office.bram, kept)
    }

    assert answers == {404}
    assert Position.objects.get(pk=office.bram.pk).person == cast.bram
    assert Position.objects.get(pk=kept.pk).person is None


def test_a_seat_that_goes_leaves_nobody_hanging(
    administrator: Client, cast: Cast, office: Office
) -> None:
    gap = seat(None, "Coördinator", office.desk, under=office.anouk)
    office.bram.reports_to = gap
    with transaction.atomic():
        office.bram.save()

    administrator.post(reverse("people:vacancy-end", args=[office.desk.handle, gap.handle]))

    office.bram.refresh_from_db()
    assert office.bram.reports_to == office.anouk
