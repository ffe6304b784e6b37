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
        self._line: deque[Turn] = deque()
        self._turnstile = Turnstile(database)

    def enter(self, *, limit: float) -> "Turn":
        """Wait for a turn, at most `limit` seconds. The turn lasts until it is left or dropped."""
        deadline = time.monotonic() + limit
        turn = Turn(self)
        self._refuse_to_wait_for(turn.thread)
        try:
            self._line.append(turn)
            came = turn.comes_before(deadline) and self._turnstile.pass_before(deadline)
        except BaseException:
            turn.leave()
            raise
        if not came:
            turn.leave()
            raise GateClosed(
                f"The database is locked: other writers kept it for more than {limit:g} "
                "seconds. Nothing was written; try again."
            )
        return turn

    def leave(self, turn: "Turn") -> None:
        if self.is_at_head(turn):
            self._turnstile.leave()
        try:
            self._line.remove(turn)
        except ValueError:
            return  # left before, or a forked child that never stood in this line
        self._wake_the_head()

    def is_at_head(self, turn: "Turn") -> bool:
        return self._head() is turn

    @property
    def length(self) -> int:
        """How many threads of this process write or wait to write."""
        return len(self._line)

    def forget(self) -> None:
        """In a forked child: the line and the turnstile belong to the parent."""
        self._line.clear()
        self._turnstile.forget()

    def _head(self) -> "Turn | None":
        try:
            return self._line[0]
        except IndexError:
            return None

    def _wake_the_head(self) -> None:
        # Whoever left, the head may go on: harmless to say twice, so nobody is forgotten.
        if head := self._head():
            head.has_come.set()

    def _refuse_to_wait_for(self, thread: int) -> None:
        head = self._head()
        if head and head.thread == thread:
            raise GateClosed(
                "This thread is writing through another connection to the same database, and "
                "would wait for itself. Write through one connection, or end its transaction."
            )


class Turn:
    """A place in the line. Leaving twice is harmless; dropping it leaves too.

    A connection that is thrown away in the middle of a transaction so lets the next in.
    """

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self.thread = threading.get_ident()
        self.has_come = threading.Event()

    def comes_before(self, deadline: float) -> bool:
        if self.is_now:
            return True
        self.has_come.wait(max(0, deadline - time.monotonic()))
        return self.is_now

    @property
    def is_now(self) -> bool:
        return self._gate.is_at_head(self)

    def leave(self) -> None:
        self._gate.leave(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def __del__(self) -> None:
        self.leave()


_gates: dict[Path, Gate] = {}


def gate_of(database: Path) -> Gate:
    """The one gate of this process for a database file, by whatever name it was opened."""
    return _gates.setdefault(database.resolve(), Gate(database.resolve()))


def _forget_all() -> None:
    for gate in _gates.values():
        gate.forget()


os.register_at_fork(after_in_child=_forget_all)
