"""Django's backend for SQLite, with the settings that Lenig needs and a gate for writers.

`NAME` is all that must be set. `OPTIONS` may say:

`synchronous`: "FULL" (the default: what was acknowledged survives a power cut), or
"NORMAL" or "OFF" where that does not matter, as in tests.

`gate_patience`: seconds that a writer stands in line before `GateClosed` is raised (20).

All that Django's own backend takes; `init_command` runs last.

`atomic` is for writing: its outermost block takes the gate and the write lock at once
(BEGIN IMMEDIATE), because a transaction that reads first and writes later is refused
without waiting when somebody else wrote in between. Reads need no transaction.
"""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base, features

from lenig.toolkit.sqlite.connection import GatedConnection, GatedCursor
from lenig.toolkit.sqlite.gate import Gate, gate_of

PRAGMAS = {
    # Pages are read through the cache of the operating system, which all processes share.
    "mmap_size": 268_435_456,
    "cache_size": -65_536,
    "temp_store": "MEMORY",
    # What a busy hour made of the write-ahead log is given back to the disk.
    "journal_size_limit": 67_108_864,
}
SYNCHRONOUS = ("FULL", "NORMAL", "OFF")
#: Seconds. In line for the gate, and for those who write without it, such as the sqlite3 shell.
PATIENCE = 20


class DatabaseFeatures(features.DatabaseFeatures):
    """What Django may count on."""

    # `iterator()` reads all its rows first. Left half-read, a query holds on to what the
    # database looked like then; a write from there is refused as locked, without waiting,
    # as soon as somebody else has written. Long tables are walked by key, in batches.
    can_use_chunked_reads = False


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection of Django to one SQLite database."""

    features_class = DatabaseFeatures
    transaction_mode: str | None
    init_commands: list[str]

    def get_connection_params(self) -> dict[str, Any]:
        params = {
            "timeout": PATIENCE,
            "gate_patience": PATIENCE,
            "synchronous": "FULL",
            **super().get_connection_params(),
            "factory": GatedConnection,
        }
        if self.transaction_mode is None:
            self.transaction_mode = "DEFERRED" if self.is_read_only else "IMMEDIATE"
        pragmas = PRAGMAS | {"synchronous": self._synchronous(params.pop("synchronous"))}
        settings = [f"PRAGMA {name} = {value}" for name, value in pragmas.items()]
        self.init_commands = [*settings, *self.init_commands]
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> GatedConnection:
        patience = conn_params.pop("gate_patience")
        connection: GatedConnection = super().get_new_connection(conn_params)
        connection.patience = patience
        connection.gate = self._gate(connection)
        _write_ahead(connection)
        return connection

    def create_cursor(self, name: str | None = None) -> GatedCursor:
        cursor: GatedCursor = self.connection.cursor(factory=GatedCursor)
        return cursor

    @property
    def is_read_only(self) -> bool:
        """Whether the name says so: file:lenig.sqlite3?mode=ro."""
        said = parse_qs(urlsplit(str(self.settings_dict["NAME"])).query)
        return said.get("mode") == ["ro"] or said.get("immutable") == ["1"]

    def _gate(self, connection: GatedConnection) -> Gate | None:
        # SQLite knows the file behind a relative name or an address; in memory there is none.
        (_, _, file), *_ = connection.execute("PRAGMA database_list").fetchall()
        return gate_of(Path(file)) if file and not self.is_read_only else None

    def _synchronous(self, said: str) -> str:
        if said.upper() not in SYNCHRONOUS:
            raise ImproperlyConfigured(
                f"settings.DATABASES[{self.alias!r}]['OPTIONS']['synchronous'] is {said!r}. "
                f"Allowed is: {', '.join(SYNCHRONOUS)}."
            )
        return said.upper()

    def _set_autocommit(self, autocommit: bool) -> None:  # noqa: FBT001
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        # Python's driver commits here without calling commit().
        self.connection.end_turn_when_done()


def _write_ahead(connection: GatedConnection) -> None:
    """Readers and a writer beside each other; the file remembers it once it is said."""
    if connection.gate and _journal_mode(connection) != "wal":
        # The change is refused without waiting when two make it at once.
        with connection.gate.enter(limit=connection.patience):
            connection.execute("PRAGMA journal_mode = WAL")


def _journal_mode(connection: GatedConnection) -> str:
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    return str(mode)
