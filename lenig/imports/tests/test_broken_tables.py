"""A row that is broken loses itself, also where it would take the rows after it along."""

from pathlib import Path

import pytest

from lenig.imports.files.table import Table
from lenig.imports.report import Report

HEAD = "id,name,title,department"


def read(folder: Path, *rows: str) -> tuple[list[str], dict[str, list[str]]]:
    """The names in a table, and what was left out: for each reason the places."""
    path, report = folder / "people.csv", Report()
    path.write_text("\n".join([HEAD, *rows]) + "\n", newline="")
    names = [row.cells["name"] for row in Table(path, report)]
    return names, dict(report.of("rows").skipped)


UNCLOSED = "not a row of a table: a quote opens a cell and nothing closes it"


def test_a_quote_that_nothing_closes_loses_only_its_row(tmp_path: Path) -> None:
    names, left_out = read(
        tmp_path,
        '1,"Anouk,wijkwerker,jeugd',
        "2,Bram,controller,financiën",
        '3,Carla,"hoofd, jeugd",jeugd',
    )

    assert names == ["Bram", "Carla"]
    assert left_out == {UNCLOSED: ["people.csv, line 2"]}


def test_a_quote_that_a_later_row_closes_takes_no_rows_along(tmp_path: Path) -> None:
    """The quotes of two broken rows make one cell of all that stands between them."""
    names, left_out = read(
        tmp_path,
        '1,"Anouk,wijkwerker,jeugd',
        "2,Bram,controller,financiën",
        '3,Carla",hoofd,jeugd',
        "4,Dewi,wijkwerker,jeugd",
    )

    assert names == ["Bram", 'Carla"', "Dewi"]
    assert left_out == {UNCLOSED: ["people.csv, line 2"]}


def test_a_quote_in_the_last_cell_may_stay_open(tmp_path: Path) -> None:
    names, left_out = read(tmp_path, '1,Anouk,wijkwerker,"jeugd', "2,Bram,controller,financiën")

    assert (names, left_out) == (["Anouk", "Bram"], {})


@pytest.mark.parametrize("title", ['"wijkwerker\njeugd, zorg"', '"een ""echte""\n\nwijkwerker"'])
def test_a_cell_may_hold_several_lines(tmp_path: Path, title: str) -> None:
    names, left_out = read(
        tmp_path, f"1,Anouk,{title},jeugd", "2,Bram,controller,financiën", "3,Carla,hoofd"
    )

    assert names == ["Anouk", "Bram"]
    assert left_out == {
        "3 cells where the table has 4": [f"people.csv, line {title.count(chr(10)) + 4}"]
    }


def test_a_word_after_a_quote_stays_with_it(tmp_path: Path) -> None:
    names, left_out = read(tmp_path, '1,"Anouk" de Wit,wijkwerker,jeugd')

    assert (names, left_out) == (["Anouk de Wit"], {})
