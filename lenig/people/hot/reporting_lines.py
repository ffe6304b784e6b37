"""Who stands above whom, along the seats of the organisation.

Budget: one query. Both walk the index on `reports_to`, one step per level: up
from a few people, or down from one. A vacancy is a step like any other, and a
circle in the data ends, because UNION takes each seat once.
"""

from collections.abc import Collection, Sequence

from django.db import connection

from lenig.people.models import DirectoryEntry, Person, Position
from lenig.people.readers import Readers

_SEATS = Position._meta.db_table
_ENTRIES = DirectoryEntry._meta.db_table

_UP = f"""
WITH RECURSIVE line (person_id, seat_id) AS (
    SELECT person_id, reports_to_id FROM {_SEATS}
    WHERE person_id IN ({{people}}) AND reports_to_id IS NOT NULL
  UNION
    SELECT line.person_id, seat.reports_to_id
    FROM line JOIN {_SEATS} seat ON seat.id = line.seat_id
    WHERE seat.reports_to_id IS NOT NULL
)
SELECT DISTINCT line.person_id
FROM line JOIN {_SEATS} seat ON seat.id = line.seat_id
WHERE seat.person_id = %s
"""  # noqa: S608 - table names alone

_DOWN = f"""
WITH RECURSIVE below (seat_id) AS (
    SELECT id FROM {_SEATS} WHERE person_id = %s
  UNION
    SELECT seat.id FROM {_SEATS} seat JOIN below ON seat.reports_to_id = below.seat_id
)
SELECT DISTINCT seat.person_id
FROM below
JOIN {_SEATS} seat ON seat.id = below.seat_id
JOIN {_ENTRIES} entry ON entry.person_id = seat.person_id
WHERE entry.readers = %s AND seat.person_id <> %s
"""  # noqa: S608


def those_below_among(people: Collection[int], manager: Person) -> set[int]:
    """Which of these people `manager` stands above, directly or through others."""
    if not people:
        return set()
    marks = ", ".join(["%s"] * len(people))
    return _ids(_UP.format(people=marks), [*people, manager.pk])


def those_below_with_more_to_read(manager: Person) -> set[int]:
    """Everybody below `manager` who opens something to their managers alone."""
    return _ids(_DOWN, [manager.pk, Readers.MANAGERS, manager.pk])


def _ids(sql: str, parameters: Sequence[int | str]) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return {row[0] for row in cursor.fetchall()}
