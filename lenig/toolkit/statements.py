"""What an SQL statement is about to change, read from its text.

Only the first words are looked at, which is enough for what Django, its libraries and
our own `hot/` write. A statement that is not understood counts as reading.
"""

import re

# Possessive (`*+`): a long comment is passed once, never tried again in another way.
_LEAD = r"(?:\s|--[^\n]*(?:\n|$)|/\*.*?\*/)*+"
_CHANGES_ROWS = r"""
    (?: INSERT\s+(?:OR\s+\w+\s+)?INTO
      | REPLACE\s+INTO
      | UPDATE(?:\s+OR\s+\w+)?
      | DELETE\s+FROM
      | TRUNCATE(?:\s+TABLE)?
    )\s+(?:ONLY\s+)?
    (?:"?\w+"?\.)?          # the schema on PostgreSQL
    (?:"(?P<quoted>[^"]+)"|(?P<plain>\w+))
"""
_FLAGS = re.IGNORECASE | re.DOTALL | re.VERBOSE

_ROWS = re.compile(rf"{_LEAD}(?:WITH\b.*?\b)?{_CHANGES_ROWS}", _FLAGS)
_SCHEMA = re.compile(
    # VACUUM INTO writes another file: a backup reads, and nobody waits for it.
    rf"{_LEAD}(?:CREATE|ALTER|DROP|REINDEX|ANALYZE|VACUUM(?!.*\bINTO\b))\b",
    _FLAGS,
)
_WRITE_TRANSACTION = re.compile(rf"{_LEAD}BEGIN\s+(?:IMMEDIATE|EXCLUSIVE)\b", _FLAGS)


def table_written(sql: str) -> str | None:
    """The table whose rows this statement adds, changes or removes; None when it reads."""
    if found := _ROWS.match(sql):
        return found["quoted"] or found["plain"]
    return None


def needs_the_write_lock(sql: str) -> bool:
    """Whether SQLite lets one connection at a time begin this statement."""
    return any(shape.match(sql) for shape in (_ROWS, _WRITE_TRANSACTION, _SCHEMA))
