"""An organogram keeps vacancies, undisclosed names and managers that it does not contain."""

import zipfile
from pathlib import Path

import pytest

from lenig.imports.tests.conftest import (
    RunImport,
    changes_nothing,
    created,
    noted,
    skipped,
    updated,
)
from lenig.people.models import Department, Headcount, Person, Position

pytestmark = pytest.mark.django_db

SENIOR = """\
Post Unique Reference,Name,Grade (or equivalent),Job Title,Parent Department,Organisation,Unit,Reports to Senior Post,Notes
S1,Bea de Heer,SCS3,Directeur,Ministerie,Haven,Haven - Bestuur,XX,
S2,N/D,SCS1,Controller,Ministerie,Haven,Haven - Bestuur - Geld,S1,
S3,Vacant,SCS1,Havenmeester,Ministerie,Haven,N/A,S1,
S4,Carla Jansen,SCS1,Hoofd kade,Ministerie,Haven,Kade,S9,
S4,Carla Jansen,SCS1,Hoofd sluis,Ministerie,Haven,Kade,S1,
S5,Eliminated,SCS1,Hoofd touw,Ministerie,Haven,Kade,S5,
"""
JUNIOR = """\
Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Generic Job Title,Number of Posts in FTE
Ministerie,Haven,Kade,S4,A,Sjouwer,7.5
Ministerie,Haven,Kade,S4,A,Sjouwer,2
Ministerie,Haven,Haven - Bestuur - Geld,S8,B,Boekhouder,0.54
Ministerie,Haven,Kade,S4,A,Touwslager,veel
"""


def organogram(folder: Path, *, senior: str = SENIOR, junior: str = JUNIOR) -> Path:
    path = folder / "organograms.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("haven-2026-03-31-senior.csv", senior)
        archive.writestr("haven-2026-03-31-junior.csv", junior)
    return path


def test_each_seat_is_what_the_register_says(tmp_path: Path, run_import: RunImport) -> None:
    report = run_import("people", organogram(tmp_path))

    assert created(report) == {"departments": 5, "people": 2, "positions": 6, "headcounts": 3}
    seats = Position.objects.order_by("source_id").values_list(
        "state", "title", "person__name", "reports_to__title", "missing_manager"
    )
    assert list(seats) == [
        ("filled", "Directeur", "Bea de Heer", None, ""),
        ("undisclosed", "Controller", None, "Directeur", ""),
        ("vacant", "Havenmeester", None, "Directeur", ""),
        ("filled", "Hoofd kade", "Carla Jansen", None, "S9"),
        ("filled", "Hoofd sluis", "Carla Jansen", "Directeur", ""),
        ("vacant", "Hoofd touw", None, None, ""),
    ]
    assert noted(report, "positions") == {
        "its number stands there more than once: kept as another seat": 1,
        "reports to “S9”, which is not there": 1,
        "reports to itself: taken as a top of its own": 1,
    }
    assert changes_nothing(run_import("people", organogram(tmp_path)))


def test_units_lie_within_each_other(tmp_path: Path, run_import: RunImport) -> None:
    run_import("people", organogram(tmp_path))

    tree = Department.objects.order_by("pk").values_list("name", "parent__name")
    assert set(tree) == {
        ("Ministerie", None),
        ("Haven", "Ministerie"),
        ("Bestuur", "Haven"),
        ("Geld", "Bestuur"),
        ("Kade", "Haven"),
    }


def test_junior_posts_are_counted(tmp_path: Path, run_import: RunImport) -> None:
    report = run_import("people", organogram(tmp_path))

    counts = Headcount.objects.order_by("pk").values_list("title", "posts", "reports_to__title")
    assert [(title, str(posts), under) for title, posts, under in counts] == [
        ("Sjouwer", "7.50", "Hoofd kade"),
        ("Sjouwer", "2.00", "Hoofd kade"),
        ("Boekhouder", "0.54", None),
    ]
    assert skipped(report, "headcounts") == {"“veel” is no number of posts": 1}


def test_a_later_edition_of_the_same_register_updates_it(
    tmp_path: Path, run_import: RunImport
) -> None:
    run_import("people", organogram(tmp_path), register="haven")
    later = SENIOR.replace("S3,Vacant", "S3,Dewi Pratiwi").replace("Directeur", "Havendirecteur")
    fewer = JUNIOR.replace("7.5", "6")

    report = run_import(
        "people", organogram(tmp_path, senior=later, junior=fewer), register="haven"
    )

    assert created(report) == {"people": 1}
    assert updated(report) == {"positions": 2, "headcounts": 1}
    assert Position.objects.get(title="Havenmeester").person == Person.objects.get(
        given_name="Dewi"
    )


def test_two_registers_with_the_same_numbers_stay_apart(
    tmp_path: Path, run_import: RunImport
) -> None:
    one = tmp_path / "sluis-senior.csv"
    one.write_text(SENIOR)
    run_import("people", organogram(tmp_path))

    report = run_import("people", one)

    assert created(report)["positions"] == 6
    assert Position.objects.count() == 12


def test_half_of_a_register_finds_the_other_half(tmp_path: Path, run_import: RunImport) -> None:
    for half, text in (("senior", SENIOR), ("junior", JUNIOR)):
        path = tmp_path / f"haven-{half}.csv"
        path.write_text(text)
        run_import("people", path, map="organogram")

    assert Headcount.objects.filter(reports_to__title="Hoofd kade").count() == 2
