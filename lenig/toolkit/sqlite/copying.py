"""A copy of the database to try something on."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def on_a_copy(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Let the connection work on a copy of its database, as it is at this moment, and throw that away.

    Nobody waits: the copy is made by a reader, and its gate is another one. It
    lies beside the database, where there is room for it.
    """
    name = connection.settings_dict["NAME"]
    original = Path(name).resolve()
    with TemporaryDirectory(prefix="rehearsal-", dir=original.parent) as folder:
        copy = Path(folder) / original.name
        with closing(sqlite3.connect(f"{original.as_uri()}?mode=ro", uri=True)) as reader:
            reader.execute("VACUUM INTO ?", (str(copy),))
        _work_on(connection, copy)
        try:
            yield
        finally:
            _work_on(connection, name)


def _work_on(connection: BaseDatabaseWrapper, name: str | Path) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
