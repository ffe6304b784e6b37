"""The commands that a person types: what they say, and how they end."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError, connection

from lenig.cli.command import main
from lenig.cli.commands.import_ import sources
from lenig.imports.tests.lines import exchange, person, post
from lenig.people.models import Person


@pytest.mark.parametrize("source", sources())
def test_each_source_says_what_it_reads(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["import", source, "--help"])

    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"usage: lenig import {source}" in said
    assert {"--dry-run", "--json", "--source"} <= set(said.split()) | {
        word.strip("[]") for word in said.split()
    }


def test_asking_for_help_says_which_sources_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "--help"]) == 0
    assert "{people,posts,slack,zulip}" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_report_is_read_by_a_person_or_by_a_script(tmp_path: Path) -> None:
    path = exchange(tmp_path, [person("u1", "Anouk de Wit"), post("p1", "Dag"), "broken"])
    text, whole = StringIO(), StringIO()

    call_command("import_posts", str(path), verbosity=0, stdout=text, dry_run=True)
    call_command("import_posts", str(path), verbosity=0, stdout=whole, json=True)

    assert "posts                     1        0          0        0" in text.getvalue()
    assert (
        "lines, 1: not JSON: Expecting value: line 1 column 1 (char 0) (file.jsonl.gz, line 4)"
        in (text.getvalue())
    )
    report = json.loads(whole.getvalue())
    assert list(report) == ["people", "posts", "lines"]
    assert set(report["posts"]) == {"created", "updated", "unchanged", "skipped", "noted"}


@pytest.mark.django_db
def test_a_table_without_rows_is_told_of_in_words(tmp_path: Path) -> None:
    path, out = tmp_path / "people.csv", StringIO()
    path.write_text("id,name\n")

    call_command("import_people", str(path), verbosity=0, stdout=out)

    assert out.getvalue() == "Nothing was found in it.\n"


@pytest.mark.django_db
def test_a_foreign_file_does_not_steer_the_readers_terminal(tmp_path: Path) -> None:
    out = StringIO()
    path = exchange(tmp_path, [{"type": "\x1b[2J\x1b]0;title\x07"}])

    call_command("import_posts", str(path), verbosity=0, stdout=out)

    assert "\x1b" not in out.getvalue()
    assert "\x07" not in out.getvalue()


def test_nor_does_one_that_cannot_be_read(
    tmp_path: Path,
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("\x1b[2J,\x1b]0;title\x07\n1,x\n")

    with pytest.raises(CommandError, match="no column that is recognised") as refused:
        call_command("import_people", str(path), verbosity=0)

    assert "\x1b" not in str(refused.value)
    assert "\x07" not in str(refused.value)


@pytest.mark.django_db
def test_progress_is_told_beside_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lenig.imports.progress.PATIENCE", 0)
    out, err = StringIO(), StringIO()
    path = exchange(tmp_path, [person("u1", "Anouk de Wit"), post("p1", "Dag")])

    call_command("import_posts", str(path), stdout=out, stderr=err, json=True)

    assert err.getvalue() == "people: 1\nposts: 1\n"
    assert json.loads(out.getvalue())


@pytest.mark.django_db
def test_a_database_that_is_gone_ends_the_import(tmp_path: Path) -> None:
    """It refuses no record: what is not written is written by the next run."""
    path = exchange(tmp_path, [person("u1", "Anouk de Wit")])

    def gone(*_: object) -> None:
        raise OperationalError("server closed the connection")

    with connection.execute_wrapper(gone), pytest.raises(OperationalError):
        call_command("import_posts", str(path), verbosity=0, stdout=StringIO())

    assert not Person.objects.exists()


def test_a_name_too_long_for_a_source_is_refused(tmp_path: Path) -> None:
    path = exchange(tmp_path, [])

    with pytest.raises(Exception, match="40 characters fit"):
        call_command("import_posts", str(path), source="x" * 41, verbosity=0)
