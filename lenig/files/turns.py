"""Taking turns: so many may do something at once on this machine, the others wait or come back.

A place is a locked file, so it counts across processes, and it is free again in the
moment in which its process ends, however it ends.
"""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from django.conf import settings

BREATH = 0.05


class NoPlace(Exception):
    """All places are taken, and stayed so for as long as one would wait."""


@contextmanager
def place(name: str, *, places: int, patience: float = 0) -> Iterator[None]:
    """Hold one of so many places during the block; `NoPlace` when none comes free in time."""
    with _taken(name, places, patience):
        yield


def _taken(name: str, places: int, patience: float) -> IO[bytes]:
    until = time.monotonic() + patience
    while True:
        for number in range(places):
            if file := _try(_folder() / f"{name}-{number}"):
                return file
        if time.monotonic() >= until:
            raise NoPlace(name)
        time.sleep(BREATH)


def _try(path: Path) -> IO[bytes] | None:
    """The open file that holds the lock; closing it gives the place back."""
    file = path.open("wb")
    with suppress(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return file
    file.close()
    return None


def _folder() -> Path:
    folder = Path(settings.DATA) / "turns"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
