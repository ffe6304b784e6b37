"""A migrated empty database, made once per state of the migrations and copied per worker.

Migrating takes seconds, copying does not: SQLite copies the file, PostgreSQL
creates from a template. The originals stay under `.cache/databases`.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

from lenig.config import fingerprint
from tests.surroundings import CACHE, on_postgresql

ORIGINALS = CACHE / "databases"


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Give this worker a database of its own, as migrations leave it."""
    copied = _copied_on_postgresql if on_postgresql() else _copied_as_file
    with django_db_blocker.unblock(), copied(fingerprint.of_migrations()):
        with django_db_blocker.block():
            yield
        connection.close()


@contextmanager
def _copied_as_file(state: str) -> Iterator[None]:
    original = ORIGINALS / f"{state}.sqlite3"
    own = Path(settings.DATABASES["default"]["NAME"])
    _make_once(original.exists, lambda: _migrate_file(original), forget=_forget_files)
    shutil.copyfile(original, own)
    _use(str(own))
    yield


def _migrate_file(original: Path) -> None:
    draft = original.with_name(f"draft-{os.getpid()}.sqlite3")
    _migrate(str(draft))
    draft.rename(original)


def _forget_files() -> None:
    for outdated in ORIGINALS.glob("*.sqlite3*"):
        outdated.unlink(missing_ok=True)


@contextmanager
def _copied_on_postgresql(state: str) -> Iterator[None]:
    original, own = f"lenig_{state}", f"lenig_run_{os.getpid()}"
    with _server() as server:

        def exists() -> bool:
            query = "SELECT 1 FROM pg_database WHERE datname = %s"
            return server.execute(query, [original]).fetchone() is not None

        def make() -> None:
            draft = f"{original}_draft"
            _create(server, draft)
            _migrate(draft)
            _run(server, f'ALTER DATABASE "{draft}" RENAME TO "{original}"')

        def forget() -> None:
            query = "SELECT datname FROM pg_database WHERE datname ~ '^lenig_[0-9a-f]{16}'"
            for (outdated,) in server.execute(query).fetchall():
                _run(server, f'DROP DATABASE IF EXISTS "{outdated}" WITH (FORCE)')

        _make_once(exists, make, forget=forget)
        _create(server, own, template=original)
        _use(own)
        yield
        connection.close()
        _run(server, f'DROP DATABASE "{own}" WITH (FORCE)')


@contextmanager
def _server() -> Iterator[psycopg.Connection]:
    database = settings.DATABASES["default"]
    with psycopg.connect(
        host=database["HOST"],
        port=database["PORT"] or None,
        user=database["USER"],
        password=database["PASSWORD"] or None,
        dbname=database["NAME"],
        autocommit=True,
    ) as server:
        yield server


def _create(server: psycopg.Connection, name: str, *, template: str = "template0") -> None:
    _run(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    _run(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def _run(server: psycopg.Connection, statement: str) -> None:
    server.execute(statement.encode())


def _make_once(
    exists: Callable[[], bool], make: Callable[[], None], *, forget: Callable[[], None]
) -> None:
    """Let the first worker make the original while the others wait."""
    ORIGINALS.mkdir(parents=True, exist_ok=True)
    with (ORIGINALS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not exists():
            forget()
            make()


def _migrate(name: str) -> None:
    _use(name)
    call_command("migrate", verbosity=0)
    connection.close()


def _use(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name
