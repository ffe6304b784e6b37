"""What a request writes: the tables in which it changes a row, looked at and taken back again."""

import re
from typing import Any

from django.db import connection, transaction
from django.test import Client

_WRITE = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"(\w+)"', re.IGNORECASE)
#: What may change by any visit: how far somebody has read, that they were there, how often they
#: tried, and that they were refused.
MARKS = {
    *(
        "stream_visit",
        "stream_sourcevisit",
        "django_session",
        "usersessions_usersession",
        "access_auditentry",
    ),
    *("shared_cache",),
}


def written_by(
    client: Client, address: str, fields: dict[str, str], *, method: str = "post"
) -> set[str]:
    """The tables that this request changes, but for marks; afterwards all is as it was."""
    found = set[str]()

    def look(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        done = execute(sql, parameters, many, context)
        # An update of what is not one's own finds no row.
        if (match := _WRITE.match(sql)) and context["cursor"].rowcount:
            found.add(match[1])
        return done

    with transaction.atomic(), connection.execute_wrapper(look):
        getattr(client, method)(address, fields)
        transaction.set_rollback(True)
    return found - MARKS
