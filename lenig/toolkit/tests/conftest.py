from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from lenig.toolkit.tests.writers import make_ledger

AnotherDatabase = Callable[..., str]


@pytest.fixture
def opened(django_db_blocker: DjangoDbBlocker) -> Iterator[AnotherDatabase]:
    """Open an SQLite database of the test's own beside the project's; gives its alias."""
    aliases: list[str] = []

    def open_as(alias: str, name: Path | str, **options: Any) -> str:
        database = {"ENGINE": "lenig.toolkit.sqlite", "NAME": name, "OPTIONS": options}
        connections.settings[alias] = connections.configure_settings({"default": database})[
            "default"
        ]
        aliases.append(alias)
        return alias

    with django_db_blocker.unblock():
        yield open_as
        for alias in aliases:
            connections[alias].close()
            del connections[alias], connections.settings[alias]


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite3"


@pytest.fixture
def ledger(opened: AnotherDatabase, ledger_file: Path) -> str:
    """The alias of a fresh database with one table, `entry`."""
    alias = opened("ledger", ledger_file, synchronous="OFF", gate_patience=5)
    make_ledger(alias)
    return alias
