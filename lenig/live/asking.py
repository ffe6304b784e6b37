"""What the live process asks the database, for all listeners together.

Read straight from the tables, because this process does not load Django's apps; a test
holds the names of tables and columns to the models.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime
from importlib import import_module
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from lenig.live.ticket import standing_of

Row = tuple[Any, ...]
Ask = Callable[..., list[Row]]

ACTIVITIES = "activity_activity"
PEOPLE = "people_person"
PEOPLE_COLUMNS = ("handle", "password", "auth_epoch", "role", "is_active", "ends_on")
SESSIONS = "django_session"
#: So many values stand in one question: SQLite takes no more than 32,766.
BATCH = 500


def ask_into(database: dict[str, Any]) -> Ask:
    """How to ask this database. Only the driver that it needs is loaded."""
    kind = "postgresql" if "postgresql" in database["ENGINE"] else "sqlite"
    ask: Ask = import_module(f"lenig.live.looking.{kind}").ask_into(database)
    return ask


class Database:
    """The three questions."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def newest(self) -> int | None:
        """The newest activity: one look tells all listeners whether something is new."""
        ((newest,),) = self._ask(f"SELECT max(id) FROM {ACTIVITIES}")  # noqa: S608 - constants
        return None if newest is None else int(newest)

    def standings(self, people: Collection[str]) -> dict[str, str]:
        """How each of these people stands, by handle; who may not sign in today is missing."""
        columns = ", ".join(PEOPLE_COLUMNS)
        query = f"SELECT {columns} FROM {PEOPLE} WHERE handle IN (%s)"  # noqa: S608 - constants
        today = datetime.now(ZoneInfo(settings.TIME_ZONE)).date().isoformat()
        return {
            handle: standing_of(password, epoch, role)
            for handle, password, epoch, role, is_active, ends_on in self._for_each(query, people)
            if is_active and (ends_on is None or str(ends_on) >= today)
        }

    def sessions(self, keys: Collection[str]) -> set[str]:
        """Which of these sessions are not over."""
        wanted = f"SELECT session_key FROM {SESSIONS} WHERE session_key IN (%s)"  # noqa: S608
        query = f"{wanted} AND expire_date > %s"
        return {key for (key,) in self._for_each(query, keys, datetime.now(UTC))}

    def _for_each(self, query: str, values: Collection[str], *more: Any) -> Iterator[Row]:
        """The rows for all of these values, asked in batches."""
        rest = iter(values)
        while some := list(islice(rest, BATCH)):
            marks = ", ".join(["%s"] * len(some))
            yield from self._ask(query.replace("(%s)", f"({marks})"), [*some, *more])
