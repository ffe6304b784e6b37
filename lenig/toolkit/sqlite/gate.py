"""The gate in front of a database file: one writer at a time, first come first served.

SQLite's own waiting is a lottery: it sleeps, tries again, and whoever tries at the right
moment wins. Here threads of a process stand in a line; the first of them goes through
the turnstile that it shares with the other processes.
"""

import os
import threading
import time
from collections import deque
from pathlib import Path
from typing import Self

from django.db import OperationalError

from lenig.toolkit.sqlite.turnstile import Turnstile


class GateClosed(OperationalError):
    """The turn of this writer did not come within the time it may wait; nothing was written."""


class Gate:
    """The line of one process for one database file. Whoever stands at its head may write.

    Each step is one operation of a deque, which Python does whole. So there is no lock
    that a fork or the garbage collector could meet half-way.
    """

    def __init__(self, database: Path) -> None:
        self._line: deque[_Place] = deque()
        self._turnstile = Turnstile(database)

    def enter(self, *, limit: float) -> "Turn":
        """Wait for a turn, at most `limit` seconds. The turn lasts until it is left or dropped."""
        deadline = time.monotonic() + limit
        place = _Place()
        self._refuse_to_wait_for_oneself()
        try:
            self._line.append(place)
            came = self._comes_before(deadline, place) and self._turnstile.pass_before(deadline)
        except BaseException:
            self.leave(place)
            raise
        if not came:
            self.leave(place)
            raise GateClosed(
                f"The database is locked: other writers kept it for more than {limit:g} "
                "seconds. Nothing was written; try again."
            )
        return Turn(self, place)

    def leave(self, place: "_Place") -> None:
        if self.is_at_head(place):
            self._turnstile.leave()
        try:
            self._line.remove(place)
        except ValueError:
            return  # left before, or a forked child that never stood in this line
        # Whoever left, the head may go on: harmless to say twice, so nobody is forgotten.
        if head := self._head():
            head.has_come.set()

    def is_at_head(self, place: "_Place") -> bool:
        return self._head() is place

    @property
    def length(self) -> int:
        """How many threads of this process write or wait to write."""
        return len(self._line)

    def forget(self) -> None:
        """In a forked child: the line and the turnstile belong to the parent."""
        self._line.clear()
        self._turnstile.forget()

    def _head(self) -> "_Place | None":
        try:
            return self._line[0]
        except IndexError:
            return None

    def _comes_before(self, deadline: float, place: "_Place") -> bool:
        if not self.is_at_head(place):
            place.has_come.wait(max(0, deadline - time.monotonic()))
        return self.is_at_head(place)

    def _refuse_to_wait_for_oneself(self) -> None:
        head = self._head()
        if head and head.thread == threading.get_ident():
            raise GateClosed(
                "This thread is writing through another connection to the same database, and "
                "would wait for itself. Write through one connection, or end its transaction."
            )


class Turn:
    """The right to write. Leaving twice is harmless, and dropping it leaves too.

    So a connection that is thrown away in the middle of a transaction keeps nobody out.
    """

    def __init__(self, gate: Gate, place: "_Place") -> None:
        self._gate = gate
        self._place = place

    @property
    def is_now(self) -> bool:
        return self._gate.is_at_head(self._place)

    def leave(self) -> None:
        self._gate.leave(self._place)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def __del__(self) -> None:
        self.leave()


class _Place:
    """Where one thread stands in line."""

    def __init__(self) -> None:
        self.thread = threading.get_ident()
        self.has_come = threading.Event()


_gates: dict[Path, Gate] = {}


def gate_of(database: Path) -> Gate:
    """The one gate of this process for a database file, by whatever name it was opened."""
    return _gates.setdefault(database.resolve(), Gate(database.resolve()))


def _forget_all() -> None:
    for gate in _gates.values():
        gate.forget()


os.register_at_fork(after_in_child=_forget_all)
