"""Puts many rows into a table at once, whatever the database."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from operator import itemgetter
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils import timezone

BATCH = 20_000

Row = dict[str, Any]
Values = tuple[Any, ...]


def load(model: type[models.Model], rows: Iterable[Row]) -> None:
    """Write rows given by attribute name; what is left out gets the field's default."""
    fields = model._meta.concrete_fields
    columns = [str(field.column) for field in fields]
    write = _copy if connection.vendor == "postgresql" else _insert
    values = _complete(fields, rows)
    while batch := list(islice(values, BATCH)):
        with transaction.atomic():
            write(model._meta.db_table, columns, batch)


def _complete(fields: "Iterable[models.Field[Any, Any]]", rows: Iterable[Row]) -> Iterator[Values]:
    """Each row as a tuple of all its columns."""
    fields = list(fields)
    made = {field.attname: make for field in fields if (make := _maker(field))}
    fixed = {field.attname: _fixed(field) for field in fields if field.attname not in made}
    pick = itemgetter(*(field.attname for field in fields))
    for row in rows:
        fresh = {name: make() for name, make in made.items() if name not in row}
        yield pick(fixed | fresh | row)


def _maker(field: "models.Field[Any, Any]") -> Callable[[], Any] | None:
    """What makes a value anew for each row, where there is such a thing."""
    if getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False):
        return timezone.now
    if isinstance(field, models.JSONField):
        return None
    return field.get_default if field.has_default() and callable(field.default) else None


def _fixed(field: "models.Field[Any, Any]") -> Any:
    value = field.get_default()
    return "{}" if isinstance(field, models.JSONField) and value is None else value


def _insert(table: str, columns: list[str], rows: list[Values]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)


def _copy(table: str, columns: list[str], rows: list[Values]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)


@contextmanager
def in_haste() -> Iterator[None]:
    """Load without indexes and without checking keys; the indexes are made again at the end.

    A power cut meanwhile spoils the database, which is then made anew.
    """
    dropped = _drop_indexes()
    _check_keys(wanted=False)
    try:
        yield
    finally:
        _check_keys(wanted=True)
        for statement in dropped:
            _run(statement)


_INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    # What holds a constraint up cannot be dropped by itself.
    "postgresql": """
        SELECT indexname, indexdef FROM pg_indexes
        WHERE schemaname = current_schema() AND indexname NOT IN (SELECT conname FROM pg_constraint)
    """,
}


def _drop_indexes() -> list[str]:
    """Drop every index that can be made again; answers the statements that do so."""
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES[connection.vendor])
        indexes: list[tuple[str, str]] = cursor.fetchall()
    tables = {model._meta.db_table for model in apps.get_models()}
    ours = [
        (name, sql)
        for name, sql in indexes
        if any(f'"{t}"' in sql or f".{t} " in sql for t in tables)
    ]
    for name, _ in ours:
        _run(f'DROP INDEX "{name}"')
    return [sql for _, sql in ours]


def _check_keys(*, wanted: bool) -> None:
    if connection.vendor == "sqlite":
        _run(f"PRAGMA foreign_keys = {'ON' if wanted else 'OFF'}")
        _run(f"PRAGMA synchronous = {'FULL' if wanted else 'OFF'}")
    elif _is_superuser():
        _run(f"SET session_replication_role = {'origin' if wanted else 'replica'}")


def _is_superuser() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SHOW is_superuser")
        return bool(cursor.fetchone() == ("on",))


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def settle() -> None:
    """Let the database count on from the ids that were given, and know what it holds."""
    for statement in connection.ops.sequence_reset_sql(no_style(), list(apps.get_models())):
        _run(statement)
    if connection.vendor == "sqlite":
        # What was loaded is in the write-ahead log: put it where it belongs.
        _run("PRAGMA wal_checkpoint(TRUNCATE)")
    _run("ANALYZE")
