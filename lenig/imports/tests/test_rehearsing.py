"""A dry run says what would happen, and nothing of it stays."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from lenig.access.scope import every_row
from lenig.imports.rehearsing import rehearsal
from lenig.imports.tests.conftest import RunImport, changes_nothing, created
from lenig.imports.tests.slack_twin import slack_export
from lenig.people.models import Location, Person
from lenig.stream.models import Post


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
