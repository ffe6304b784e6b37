"""Whose e-mail address belongs to which author, where an export does not tell.

A table with two columns, `id` and `email`. Authors who are known here by that
address get what they wrote; those who were placeholders until now are claimed.
"""

from collections.abc import Mapping
from pathlib import Path

from django.core.management.base import CommandParser

from lenig.imports.files import Unreadable
from lenig.imports.files.table import Table
from lenig.imports.report import Report


def add_argument(parser: CommandParser) -> None:
    parser.add_argument(
        "--people",
        type=Path,
        metavar="WHO.csv",
        help="a table with the columns id and email: which author is which colleague",
    )


def emails_in(path: Path | None, report: Report) -> Mapping[str, str]:
    """The address of each author, by the author's id in the source."""
    if path is None:
        return {}
    table = Table(path, report)
    if missing := {"id", "email"} - set(table.columns):
        raise Unreadable(
            f"{path.name} lacks the column {' and '.join(sorted(missing))}. "
            f"It has: {', '.join(table.columns)}."
        )
    return {row.cells["id"]: row.cells["email"].lower() for row in table if row.cells["email"]}
