"""A register of people becomes colleagues, departments and who reports to whom."""

from pathlib import Path

import pytest
from django.core.management.base import CommandError
from django.test import Client

from lenig.imports.tests.conftest import (
    RunImport,
    changes_nothing,
    created,
    noted,
    skipped,
    updated,
)
from lenig.people.fields import source_of
from lenig.people.models import Department, DirectoryEntry, Person, Position
from tests.cast import Cast

pytestmark = pytest.mark.django_db

TABLE = """\
id,name,role,manager,location,pronouns,branch
bea,Bea de Heer,Directeur,,Stadhuis,,
carla,Carla Jansen,Hoofd jeugd,bea,Stadhuis,zij,carla
anouk,Anouk van den Berg,Wijkwerker,carla,Werf,,carla
bram,Bram Dijk,Wijkwerker,anouk@elders,,hij,carla
"""


def table(folder: Path, text: str = TABLE, *, encoding: str = "utf-8") -> Path:
    path = folder / "people.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_everybody_becomes_a_colleague(tmp_path: Path, run_import: RunImport) -> None:
    report = run_import("people", table(tmp_path))

    assert created(report) == {"departments": 1, "people": 4, "positions": 4}
    anouk = Person.objects.get(source_id="anouk")
    assert (anouk.given_name, anouk.prefix, anouk.surname) == ("Anouk", "van den", "Berg")
    assert str(anouk.location) == "Werf"
    assert anouk.positions.get().title == "Wijkwerker"
    assert anouk.positions.get().reports_to == Position.objects.get(person__source_id="carla")
    assert (anouk.is_placeholder, anouk.may_sign_in) == (False, True)


def test_nobody_can_sign_in_before_there_is_an_address(
    tmp_path: Path, run_import: RunImport
) -> None:
    run_import("people", table(tmp_path))

    assert not any(person.has_usable_password() for person in Person.objects.all())
    assert not Person.objects.exclude(email=None).exists()


def test_a_colleague_is_found_in_the_directory(
    tmp_path: Path, run_import: RunImport, cast: Cast, client: Client
) -> None:
    run_import("people", table(tmp_path))

    found = Person.colleagues.visible_to(cast.viewer("bram")).named("anouk berg")
    assert [person.name for person in found] == ["Anouk van den Berg"]
    entry = DirectoryEntry.objects.get(person__source_id="anouk")
    assert "wijkwerker" in entry.words
    assert "carla jansen" in entry.words


def test_a_department_called_by_somebodys_id_has_their_name_and_them_as_head(
    tmp_path: Path, run_import: RunImport
) -> None:
    run_import("people", table(tmp_path))

    only = Department.objects.get()
    assert (only.name, only.source_id) == ("Carla Jansen", "Carla Jansen")
    assert [str(seat.person) for seat in only.positions.filter(is_head=True)] == ["Carla Jansen"]
    assert only.positions.count() == 3


def test_a_manager_who_is_not_there_is_kept_by_name(tmp_path: Path, run_import: RunImport) -> None:
    report = run_import("people", table(tmp_path))

    bram = Position.objects.get(person__source_id="bram")
    assert (bram.reports_to, bram.missing_manager) == (None, "anouk@elders")
    assert noted(report, "positions") == {"reports to “anouk@elders”, which is not there": 1}


def test_a_second_run_changes_nothing(tmp_path: Path, run_import: RunImport) -> None:
    run_import("people", table(tmp_path))

    assert changes_nothing(run_import("people", table(tmp_path)))


def test_a_register_owns_what_it_fills_and_no_more(tmp_path: Path, run_import: RunImport) -> None:
    run_import("people", table(tmp_path))
    anouk = Person.objects.get(source_id="anouk")
    anouk.pronouns, anouk.phone = "zij", "010 555 0101"
    anouk.save()
    changed = TABLE.replace("Anouk van den Berg,Wijkwerker,carla,Werf", "Anouk de Wit,Hoofd,bea,")

    report = run_import("people", table(tmp_path, changed))

    anouk.refresh_from_db()
    assert (anouk.name, anouk.location) == ("Anouk de Wit", None)
    assert (anouk.pronouns, anouk.phone) == ("zij", "010 555 0101")
    assert anouk.positions.get().title == "Hoofd"
    assert updated(report) == {"people": 1, "positions": 1}
    assert source_of(anouk, "surname") == "people"
    assert source_of(anouk, "pronouns") == source_of(anouk, "workplace") == ""


def test_who_is_in_the_register_no_longer_is_told_of_and_stays(
    tmp_path: Path, run_import: RunImport
) -> None:
    run_import("people", table(tmp_path))
    without = "".join(line for line in TABLE.splitlines(keepends=True) if "bram" not in line)

    report = run_import("people", table(tmp_path, without))

    assert Person.objects.get(source_id="bram").is_active
    assert noted(report, "people") == {"is in the register no longer: left as it is": 1}
    assert changes_nothing(report)


def test_who_is_known_by_their_address_is_that_person(
    tmp_path: Path, run_import: RunImport, cast: Cast
) -> None:
    text = f"Personeelsnummer;Voornaam;Tussenvoegsel;Achternaam;E-mail;Functie\n7;Bram;van;Dijk;{cast.bram.email};Controller\n"

    report = run_import("people", table(tmp_path, text), source="AFAS")

    bram = Person.objects.get(pk=cast.bram.pk)
    assert (bram.source, bram.source_id) == ("AFAS", "7")
    assert bram.positions.get().title == "Controller"
    assert updated(report) == {"people": 1}
    assert Person.objects.count() == 1


def test_an_address_that_is_added_lets_somebody_in_later(
    tmp_path: Path, run_import: RunImport
) -> None:
    run_import("people", table(tmp_path, "id,name\n1,Anouk de Wit\n"))

    run_import("people", table(tmp_path, "id,name,email\n1,Anouk de Wit,Anouk@Example.org\n"))

    anouk = Person.objects.get()
    assert anouk.email == "anouk@example.org"
    assert anouk.emailaddress_set.get().verified  # type: ignore[attr-defined]


def test_two_people_cannot_have_one_address(
    tmp_path: Path, run_import: RunImport, cast: Cast
) -> None:
    text = (
        "id,name,email\n1,Anouk de Wit,a@example.org\n2,Bram Dijk,a@example.org\n3,Carla Jansen,\n"
    )
    run_import("people", table(tmp_path, "id,name\n3,Carla Jansen\n"))

    report = run_import("people", table(tmp_path, text))

    assert skipped(report, "people") == {"a@example.org is the address of “1” already": 1}
    late = text.replace("Carla Jansen,", "Carla Jansen,a@example.org")
    noticed = noted(run_import("people", table(tmp_path, late)), "people")
    assert "a@example.org is the address of somebody else here" in noticed


def test_days_and_addresses_that_make_no_sense_lose_only_themselves(
    tmp_path: Path, run_import: RunImport
) -> None:
    text = "id,name,e-mail,in dienst,uit dienst\n1,Anouk de Wit,geen,31-3-2026,32-13-2026\n"

    report = run_import("people", table(tmp_path, text))

    anouk = Person.objects.get()
    assert (str(anouk.starts_on), anouk.ends_on, anouk.email) == ("2026-03-31", None, None)
    assert set(noted(report, "people")) == {
        "“32-13-2026” is no day: ends on is left empty",
        "“geen” is no e-mail address: left out",
    }


def test_broken_rows_are_named_and_lose_nothing_else(tmp_path: Path, run_import: RunImport) -> None:
    text = "id,name\n1,Anouk de Wit\n2,Bram,van Dijk\n\n,Niemand\n3,\n4,Carla Jansen\n"

    report = run_import("people", table(tmp_path, text))

    assert created(report) == {"people": 2}
    assert report["rows"]["skipped"] == [
        {
            "reason": "3 cells where the table has 2",
            "count": 1,
            "where": ["people.csv, line 3"],
        }
    ]
    assert skipped(report, "people") == {"there is no id": 1, "there is no name": 1}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_come_as_spreadsheets_write_them(
    tmp_path: Path, run_import: RunImport, encoding: str, delimiter: str
) -> None:
    text = f'id{delimiter}naam\r\n1{delimiter}"Zoë ""Zo""\n de Graaf"\r\n'

    run_import("people", table(tmp_path, text, encoding=encoding))

    assert Person.objects.get().name == 'Zoë "Zo" de Graaf'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nr,wie\n1,x\n", "recognised as id or email. It has: nr, wie."),
        ("id,wie\n1,x\n", "recognised as name or given_name. It has: id, wie."),
        ("", "people.csv is empty"),
        ("\n1,x\n", "people.csv is empty"),
    ],
)
def test_columns_that_nobody_recognises_are_named(
    tmp_path: Path, run_import: RunImport, text: str, message: str
) -> None:
    with pytest.raises(CommandError, match=message):
        run_import("people", table(tmp_path, text))


def test_a_map_says_which_column_is_what(tmp_path: Path, run_import: RunImport) -> None:
    said = tmp_path / "columns.toml"
    said.write_text(
        'source = "AFAS"\n[people]\nid = "nr"\nname = "wie"\ndepartment = ["dienst", "team"]\n'
        'department_separator = ">"\nno_department = ["-"]\n'
    )
    text = "nr,wie,dienst,team\n1,Anouk de Wit,Sociaal,Jeugd > Oost\n2,Bram Dijk,Sociaal,-\n"

    run_import("people", table(tmp_path, text), map=str(said))

    assert Person.objects.get(source_id="1").source == "AFAS"
    seats = Position.objects.order_by("source_id").values_list(
        "department__name", "department__parent__name", "department__parent__parent__name"
    )
    assert list(seats) == [("Oost", "Jeugd", "Sociaal"), ("Sociaal", None, None)]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("people", "There is no map"),
        ("[people", "is no TOML"),
        ('[persons]\nid = "nr"', "says “persons”"),
        ('[people]\nid = "nr"\nshoe = "x"', "says “shoe” in .people."),
        ('[people]\nid = "nr"', "which column is name or given_name"),
        ('[people]\nid = "nr"\nname = "wie"\ntitle = "functie"', "wants functie. It has: nr, wie."),
    ],
)
def test_a_map_that_makes_no_sense_says_why(
    tmp_path: Path, run_import: RunImport, said: str, message: str
) -> None:
    path = tmp_path / "columns.toml"
    if said != "people":
        path.write_text(said)

    with pytest.raises(CommandError, match=message):
        run_import("people", table(tmp_path, "nr,wie\n1,x\n"), map=str(path))


def test_no_file_says_so(tmp_path: Path, run_import: RunImport) -> None:
    with pytest.raises(CommandError, match=r"There is no file .*nergens\.csv"):
        run_import("people", tmp_path / "nergens.csv")
