import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from lenig.live.asking import Ask, Row


def ask_into(database: dict[str, Any]) -> Ask:
    """Open the file for reading alone, anew at each question, so that it may be replaced."""
    address = f"file:{database['NAME']}?mode=ro"

    def ask(query: str, values: Sequence[Any] = ()) -> list[Row]:
        connection = sqlite3.connect(address, uri=True, timeout=5)
        try:
            return connection.execute(
                query.replace("%s", "?"), list(map(_stored, values))
            ).fetchall()
        finally:
            connection.close()

    return ask


def _stored(value: Any) -> Any:
    """A moment as Django writes it into a column here."""
    return str(value.astimezone(UTC).replace(tzinfo=None)) if isinstance(value, datetime) else value
