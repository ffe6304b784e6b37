import sqlite3
from typing import Any

from lenig.live.newest import QUERY, Look


def look_into(database: dict[str, Any]) -> Look:
    """Open the file for reading alone, anew at each look, so that it may be replaced."""
    address = f"file:{database['NAME']}?mode=ro"

    def look() -> int | None:
        connection = sqlite3.connect(address, uri=True, timeout=5)
        try:
            newest: int | None = connection.execute(QUERY).fetchone()[0]
        finally:
            connection.close()
        return newest

    return look
