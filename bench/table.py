"""Figures as a table that can be pasted into a page."""

import sys
from collections.abc import Mapping
from typing import Any


def print_table(title: str, results: Mapping[str, Mapping[str, Any]]) -> None:
    """Print a row for each result, to the error stream, so that --json stays one object."""
    columns: list[str] = []
    for row in results.values():
        columns += [column for column in row if column not in columns]
    width = max(len(title), *(len(name) for name in results))
    lines = [_line(title, columns, width), _line("-" * width, ["-" * 8] * len(columns), width)]
    lines += [
        _line(name, [_cell(row.get(column, "")) for column in columns], width)
        for name, row in results.items()
    ]
    print("\n".join(lines), file=sys.stderr, flush=True)


def _cell(value: Any) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _line(name: str, cells: list[str], width: int) -> str:
    return " | ".join([name.ljust(width), *(cell.rjust(12) for cell in cells)])
