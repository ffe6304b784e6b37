"""What writers of several processes go through: two locked files beside the database.

`flock` belongs to the operating system, so a process that is killed lets go at once.
One lock is for who writes, the other for who is next; the process that has just written
must stand behind the one that waits, and so two processes take turns exactly.
"""

import fcntl
import os
import time
from collections.abc import Callable
from pathlib import Path

#: All that wait to be next ask equally often, so that their chances are equal.
ASK_TO_BE_NEXT = 0.0003
#: Who is next asks often at first, later once in a tenth of the time it has waited.
ASK_TO_WRITE = (0.00005, 0.001)


class Turnstile:
    """Lets in one process at a time."""

    def __init__(self, database: Path) -> None:
        self._writes = _LockedFile(database, ".gate")
        self._is_next = _LockedFile(database, ".gate-next")

    def pass_before(self, deadline: float) -> bool:
        """Wait to be let in; False when the deadline has passed."""
        if not self._is_next.lock_before(deadline, pause=lambda _: ASK_TO_BE_NEXT):
            return False
        try:
            return self._writes.lock_before(deadline, pause=_a_tenth)
        finally:
            self._is_next.unlock()

    def leave(self) -> None:
        self._writes.unlock()

    def forget(self) -> None:
        """In a forked child: let go of the files, and leave the locks to the parent."""
        self._writes.close()
        self._is_next.close()


def _a_tenth(waited: float) -> float:
    least, most = ASK_TO_WRITE
    return min(max(waited / 10, least), most)


class _LockedFile:
    """An empty file that one process at a time can lock; asked for again and again.

    Asking, because a thread that sleeps in `flock` cannot be called back when its time is
    over. The cost: 5 to 20 % of the throughput when several processes write without pause.
    """

    def __init__(self, database: Path, suffix: str) -> None:
        self._database = database
        self._path = database.with_name(database.name + suffix)
        self._descriptor: int | None = None

    def lock_before(self, deadline: float, *, pause: Callable[[float], float]) -> bool:
        start = time.monotonic()
        while not self._locked():
            now = time.monotonic()
            if now >= deadline:
                return False
            time.sleep(pause(now - start))
        return True

    def unlock(self) -> None:
        if self._descriptor is not None:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        # Closing one of two descriptors keeps the lock; unlocking would take it from the parent.
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _locked(self) -> bool:
        if self._descriptor is None:
            self._descriptor = self._open()
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _open(self) -> int:
        # For those who may open the database, as SQLite does with the files of its own.
        permissions = self._database.stat().st_mode & 0o777
        return os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, permissions)
