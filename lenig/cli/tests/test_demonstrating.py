"""A demo opens what it filled itself, and nothing else."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine
from pytest_django import Settings

from lenig.cli import demonstrating
from lenig.cli.commands.demo import accounts
from lenig.cli.demonstrating import NotADemo
from lenig.cli.preparing import NotReady

pytestmark = pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")

Begin = Callable[[], list[str]]


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    settings.DATABASES = {"default": {"NAME": tmp_path / "lenig.sqlite3"}}
    return tmp_path


@pytest.fixture
def begin(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """Start the demo as far as its data; answers what was said."""

    def load(*_command: str) -> int:
        (folder / "lenig.sqlite3").write_text("an organisation")
        return 0

    def start() -> list[str]:
        said: list[str] = []
        demonstrating.refuse_real_data()
        demonstrating.load_once(said.append)
        return said

    monkeypatch.setattr(demonstrating, "manage_apart", load)
    return start


def test_an_empty_folder_is_filled_once(begin: Begin) -> None:
    assert begin() == ["The demo organisation is loaded …"]
    assert begin() == []


def test_real_data_is_never_opened_as_a_demo(begin: Begin, folder: Path) -> None:
    (folder / "lenig.sqlite3").write_text("a real organisation")

    with pytest.raises(NotADemo, match="not a demo's"):
        begin()


def test_the_mark_of_another_database_opens_nothing(
    begin: Begin, folder: Path, settings: Settings
) -> None:
    begin()
    (folder / "other.sqlite3").write_text("a real organisation")
    settings.DATABASES = {"default": {"NAME": folder / "other.sqlite3"}}

    with pytest.raises(NotADemo, match="not a demo's"):
        begin()


def test_a_loading_that_was_broken_off_goes_on(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(demonstrating, "manage_apart", lambda *_: 1)
        with pytest.raises(NotReady):
            begin()

    assert begin() == ["The demo organisation is loaded …"]


def test_a_fresh_start_throws_away_the_demo_and_nothing_else(begin: Begin, folder: Path) -> None:
    begin()
    (folder / "holiday.jpg").write_text("mine")

    demonstrating.throw_away(lambda _: None)

    assert not (folder / "lenig.sqlite3").exists()
    assert (folder / "holiday.jpg").read_text() == "mine"
    assert begin() == ["The demo organisation is loaded …"]


def test_a_fresh_start_without_a_demo_throws_nothing_away(begin: Begin, folder: Path) -> None:
    (folder / "lenig.sqlite3").write_text("a real organisation")

    demonstrating.throw_away(lambda _: None)

    assert (folder / "lenig.sqlite3").read_text() == "a real organisation"


@pytest.mark.parametrize(("later", "said"), [("2026-03-08", 0), ("2026-03-10", 1)])
def test_a_demo_that_looks_asleep_offers_a_fresh_one(begin: Begin, later: str, said: int) -> None:
    with time_machine.travel("2026-03-02", tick=False):
        begin()

    with time_machine.travel(later, tick=False):
        assert len([each for each in begin() if "--fresh" in each]) == said


def test_a_mark_says_which_database_it_is_for(begin: Begin, folder: Path) -> None:
    begin()

    assert json.loads((folder / "demo.json").read_text())["database"] == str(
        folder / "lenig.sqlite3"
    )


def test_the_accounts_are_told_with_their_password() -> None:
    told = accounts()

    assert "medewerker@zuiderdam.example" in told
    assert "gast@zuiderdam.example" in told
    assert "zuiderdam-demo-2027" in told
