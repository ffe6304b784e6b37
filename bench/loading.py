"""Puts many rows into a table at once, whatever the database."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils import timezone

BATCH = 20_000

Row = dict[str, Any]


def load(model: type[models.Model], rows: Iterable[Row]) -> int:
    """Write rows given by attribute name; what is left out gets the field's default."""
    fields = [
        field for field in model._meta.concrete_fields if not field.primary_key or field.column
    ]
    columns = [field.column for field in fields]
    defaults = {field.attname: _default_of(field) for field in fields}
    write = _copy if connection.vendor == "postgresql" else _insert
    count = 0
    values = (_values(row, defaults) for row in rows)
    while batch := list(islice(values, BATCH)):
        with transaction.atomic():
            write(model._meta.db_table, columns, batch)
        count += len(batch)
    return count


def _default_of(field: "models.Field[Any, Any]") -> Callable[[], Any]:
    if field.has_default() and callable(field.default):
        return field.get_default
    if getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False):
        return timezone.now
    value = field.get_default()
    if isinstance(field, models.JSONField):
        value = "{}" if value is None else value
    return lambda: value


def _values(row: Row, defaults: dict[str, Callable[[], Any]]) -> tuple[Any, ...]:
    return tuple(row[name] if name in row else default() for name, default in defaults.items())


def _insert(table: str, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)


def _copy(table: str, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)


def settle_sequences() -> None:
    """Let the database count on from the ids that were given, and know what it holds."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(apps.get_models())):
            cursor.execute(statement)
        cursor.execute("ANALYZE")
