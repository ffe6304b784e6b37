"""A dry run says what would happen, and nothing of it stays."""

import signal
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from lenig.access.scope import every_row
from lenig.imports.periodic import forget_rehearsals_that_were_killed
from lenig.imports.rehearsing import rehearsal
from lenig.imports.tests.conftest import RunImport, changes_nothing, created
from lenig.imports.tests.slack_twin import slack_export
from lenig.people.models import Location, Person
from lenig.stream.models import Post
from lenig.toolkit.sqlite.copying import throw_away_abandoned

#: Takes a copy as a rehearsal does, and ends as a power cut ends it.
KILLED_REHEARSAL = """
import os, signal, sys
from types import SimpleNamespace
from lenig.toolkit.sqlite.copying import on_a_copy

with on_a_copy(SimpleNamespace(settings_dict={"NAME": sys.argv[1]}, close=lambda: None)):
    os.kill(os.getpid(), signal.SIGKILL)
"""


def place() -> str:
    return str(connection.settings_dict["NAME"])


def copies() -> list[Path]:
    """The copies beside the database, also while one of them is at work."""
    folder = Path(place()).parent
    folder = folder.parent if folder.name.startswith("rehearsal-") else folder
    return list(folder.glob("rehearsal-*"))


def _rehearse() -> None:
    with rehearsal():
        pass


def is_empty() -> bool:
    with every_row(because="a test looks whether anything was imported"):
        return not Post.objects.exists() and not Person.objects.exists()


@pytest.mark.django_db
def test_a_dry_run_keeps_nothing(tmp_path: Path, run_import: RunImport) -> None:
    run_import("slack", slack_export(tmp_path), dry_run=True)

    assert is_empty()


@pytest.mark.django_db
def test_a_dry_run_says_what_the_import_says(tmp_path: Path, run_import: RunImport) -> None:
    export = slack_export(tmp_path)

    rehearsed = run_import("slack", export, dry_run=True)

    assert rehearsed == run_import("slack", export)
    assert created(rehearsed)["posts"] == 6
    assert changes_nothing(run_import("slack", export, dry_run=True))


@pytest.mark.django_db
def test_a_dry_run_says_so(tmp_path: Path) -> None:
    out = StringIO()

    call_command("import_slack", slack_export(tmp_path), dry_run=True, verbosity=0, stdout=out)

    assert out.getvalue().startswith("This was a rehearsal: nothing was kept.")


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_a_rehearsal(tmp_path: Path, run_import: RunImport) -> None:
    """Outside the transaction around a test, SQLite rehearses on a copy."""
    before = connection.settings_dict["NAME"]

    run_import("slack", slack_export(tmp_path), dry_run=True)

    assert is_empty()
    assert connection.settings_dict["NAME"] == before
    if connection.vendor == "sqlite":
        assert not list(Path(before).parent.glob("rehearsal-*"))


@pytest.mark.django_db(transaction=True)
def test_a_rehearsal_sees_what_is_there() -> None:
    with transaction.atomic():
        Location.objects.create(name="Stadhuis")

    with rehearsal():
        seen = Location.objects.filter(name="Stadhuis").exists()
        Location.objects.create(name="Werf")

    assert seen
    assert not Location.objects.filter(name="Werf").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("tidy", [forget_rehearsals_that_were_killed, _rehearse])
def test_a_rehearsal_that_was_killed_leaves_no_copy(tidy: Callable[[], None]) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL rehearses in a transaction")
    killed = subprocess.run([sys.executable, "-c", KILLED_REHEARSAL, place()], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert copies()

    tidy()

    assert not copies()


@pytest.mark.django_db(transaction=True)
def test_a_rehearsal_that_goes_on_keeps_its_copy() -> None:
    ordinary_folder = Path(place()).parent
    with rehearsal():
        before = copies()

        throw_away_abandoned(ordinary_folder)

        assert copies() == before
        assert not Location.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_rehearsal_that_fails_leaves_everything_as_it_was() -> None:
    before = connection.settings_dict["NAME"]

    with pytest.raises(ZeroDivisionError):
        _fail_while_rehearsing()

    assert connection.settings_dict["NAME"] == before
    assert not Location.objects.exists()


def _fail_while_rehearsing() -> None:
    with rehearsal():
        Location.objects.create(name="Werf")
        raise ZeroDivisionError
