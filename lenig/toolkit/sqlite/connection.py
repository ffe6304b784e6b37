"""Connections and cursors that stand in line before they write."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Self

from django.db.backends.sqlite3.base import SQLiteCursorWrapper

from lenig.toolkit.sqlite.gate import Gate, Turn
from lenig.toolkit.statements import needs_the_write_lock


class GatedConnection(sqlite3.Connection):
    """Has its turn at the gate for exactly as long as SQLite has a transaction open.

    SQLite says itself when a transaction is over, also one that ended by an error, and so
    no path can keep a turn by accident.
    """

    #: None where nobody else can write: in memory, and when only reading.
    gate: Gate | None = None
    #: How many seconds it stands in line.
    patience: float = 0
    _turn: Turn | None = None

    @property
    def has_turn(self) -> bool:
        return self._turn is not None and self._turn.is_now

    def take_turn(self) -> None:
        """Wait to be the one that writes; nothing to wait for when it already is."""
        if self.gate and not self.has_turn:
            self._turn = self.gate.enter(limit=self.patience)

    def end_turn_when_done(self) -> None:
        if self._turn and not self.in_transaction:
            self._end_turn()

    def commit(self) -> None:
        try:
            super().commit()
        finally:
            self.end_turn_when_done()

    def rollback(self) -> None:
        try:
            super().rollback()
        finally:
            self.end_turn_when_done()

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._end_turn()

    def _end_turn(self) -> None:
        if self._turn:
            self._turn.leave()
            self._turn = None


class GatedCursor(SQLiteCursorWrapper):
    """Django's cursor, which waits for its turn before a statement that writes."""

    connection: GatedConnection

    # Reading is nearly all there is, so it is told apart by one comparison.

    def execute(self, query: str, params: Iterable[Any] | None = None) -> Self:  # type: ignore[override]
        if query.startswith("SELECT"):
            super().execute(query, params)
            return self
        with self._in_turn(query):
            super().execute(query, params)
        return self

    def executemany(self, query: str, param_list: Iterable[Iterable[Any]]) -> Self:  # type: ignore[override]
        with self._in_turn(query):
            super().executemany(query, param_list)
        return self

    def executescript(self, sql_script: str, /) -> Self:
        self.connection.take_turn()
        try:
            super().executescript(sql_script)
        finally:
            self.connection.end_turn_when_done()
        return self

    def close(self) -> None:
        super().close()
        self.connection.end_turn_when_done()

    def __del__(self) -> None:
        if self.connection and self.connection.has_turn:
            self.close()

    @contextmanager
    def _in_turn(self, query: str) -> Iterator[None]:
        if needs_the_write_lock(query):
            self.connection.take_turn()
        has_rows = False
        try:
            yield
            # INSERT … RETURNING outside a transaction is committed when its rows are
            # fetched, of which SQLite says nothing; so the turn lasts until the close.
            has_rows = self.description is not None
        finally:
            if not has_rows:
                self.connection.end_turn_when_done()
