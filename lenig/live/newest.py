"""One look for all listeners: did the newest activity change?

Read straight from the database, because this process does not load Django's
apps; a test holds the name of the table to the model's.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

TABLE = "activity_activity"
QUERY = f"SELECT max(id) FROM {TABLE}"  # noqa: S608 - both parts are constants

Look = Callable[[], int | None]


def look_into(database: dict[str, Any]) -> Look:
    """How to look into this database. Only the driver that it needs is loaded."""
    kind = "postgresql" if "postgresql" in database["ENGINE"] else "sqlite"
    look: Look = import_module(f"lenig.live.looking.{kind}").look_into(database)
    return look
