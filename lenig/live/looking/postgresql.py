from typing import Any

import psycopg

from lenig.live.newest import QUERY, Look


def look_into(database: dict[str, Any]) -> Look:
    """Keep one connection, and make another when it broke."""
    kept: psycopg.Connection | None = None

    def look() -> int | None:
        nonlocal kept
        if kept is None or kept.closed:
            kept = _connected(database)
        row = kept.execute(QUERY.encode()).fetchone()
        return row[0] if row else None

    return look


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
