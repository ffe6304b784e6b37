"""The command line: what it finds, and how it says that something is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lenig.cli.command import main, names
from lenig.cli.commands import import_, manage
from tests.surroundings import CHECKOUT


def lenig(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lenig", *words],
        cwd=CHECKOUT,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_names_every_sub_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    said = capsys.readouterr().out
    assert [name for name in names() if name not in said] == []


@pytest.mark.parametrize("name", ["run", "demo"])
def test_a_sub_command_explains_its_options(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([name, "--help"])

    assert end.value.code == 0
    assert "--port" in capsys.readouterr().out


def test_an_import_without_a_source_says_which_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["import"]) == 2

    said = capsys.readouterr().err
    assert [source for source in import_.sources() if source not in said] == []


def test_a_setting_that_makes_no_sense_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LENIG_PORT", "many")

    refused = lenig("run")

    assert refused.returncode == 1
    assert refused.stdout == ""
    assert refused.stderr == ('LENIG_PORT is "many". Allowed is: a whole number from 1 to 65534.\n')


@pytest.mark.parametrize("words", [["check"], ["manage", "shell", "-c", "print('begun')"]])
def test_no_command_goes_on_with_settings_that_make_no_sense(
    monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("LENIG_SITE_URL", "http://intranet.example")

    refused = lenig(*words)

    assert refused.returncode == 1
    assert refused.stdout == ""
    assert refused.stderr.count("LENIG_SITE_URL is http://intranet.example") == 1
    assert len(refused.stderr.splitlines()) == 1


def test_ctrl_c_ends_a_step_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(manage, "manage", interrupted)

    assert main(["manage", "migrate"]) == 130
    assert capsys.readouterr().err == ""


def test_a_command_of_django_keeps_its_own_help() -> None:
    told = lenig("manage", "migrate", "--help")

    assert told.returncode == 0
    assert "--plan" in told.stdout


@pytest.mark.parametrize("words", [["run"], ["worker"], ["createadmin"], ["import", "people", "x"]])
def test_a_new_database_is_said_in_one_sentence(tmp_path: Path, words: list[str]) -> None:
    refused = lenig(*words, LENIG_DATA=str(tmp_path), DATABASE_URL="")

    assert refused.returncode == 1
    assert refused.stderr.startswith("The database is new, or older than the program.")
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [["run"], ["check"], ["manage", "migrate"]])
def test_a_database_that_does_not_answer_is_said_without_a_traceback(
    tmp_path: Path, words: list[str]
) -> None:
    refused = lenig(
        *words, LENIG_DATA=str(tmp_path), DATABASE_URL="postgres://lenig:hunter2@localhost:1/lenig"
    )

    assert refused.returncode != 0
    assert "The database refuses: connection failed" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "hunter2" not in refused.stderr
    assert "older than" not in refused.stdout + refused.stderr


def test_who_asks_for_it_sees_the_traceback(tmp_path: Path) -> None:
    refused = lenig(
        *("manage", "migrate", "--traceback"),
        LENIG_DATA=str(tmp_path),
        DATABASE_URL="postgres://lenig@localhost:1/lenig",
    )

    assert "Traceback" in refused.stderr
