"""A copy of the database to try something on."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.backends.base.base import BaseDatabaseWrapper

_PREFIX = "rehearsal-"


@contextmanager
def on_a_copy(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Let the connection work on a copy of its database, as it is at this moment, and throw that away.

    Nobody waits: the copy is made by a reader, and its gate is another one. It
    lies beside the database, where there is room for it.
    """
    name = connection.settings_dict["NAME"]
    original = Path(name).resolve()
    throw_away_abandoned(original.parent)
    with TemporaryDirectory(prefix=_PREFIX, dir=original.parent) as folder, _held(Path(folder)):
        copy = Path(folder) / original.name
        with closing(sqlite3.connect(f"{original.as_uri()}?mode=ro", uri=True)) as reader:
            reader.execute("VACUUM INTO ?", (str(copy),))
        _work_on(connection, copy)
        try:
            yield
        finally:
            _work_on(connection, name)


def throw_away_abandoned(folder: Path) -> None:
    """Remove the copies of those who were killed: each holds all that the database held then.

    Whoever still works on a copy holds a lock on its folder, which ends with its process.
    """
    for each in folder.glob(f"{_PREFIX}*"):
        with suppress(BlockingIOError, FileNotFoundError), _held(each):
            shutil.rmtree(each)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold the folder; raises BlockingIOError where somebody else does."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _work_on(connection: BaseDatabaseWrapper, name: str | Path) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
