from collections.abc import Sequence
from typing import Any

import psycopg

from lenig.live.asking import Ask, Row


def ask_into(database: dict[str, Any]) -> Ask:
    """Keep one connection, and make another when it broke."""
    kept: psycopg.Connection | None = None

    def ask(query: str, values: Sequence[Any] = ()) -> list[Row]:
        nonlocal kept
        if kept is None or kept.closed:
            kept = _connected(database)
        return kept.execute(query.encode(), list(values)).fetchall()

    return ask


def _connected(database: dict[str, Any]) -> psycopg.Connection:
    return psycopg.connect(
        host=database["HOST"] or None,
        port=database["PORT"] or None,
        user=database["USER"] or None,
        password=database["PASSWORD"] or None,
        dbname=database["NAME"],
        autocommit=True,
        connect_timeout=5,
    )
