"""A table in a file: CSV as spreadsheets and registers write it."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lenig.imports.files import Unreadable
from lenig.imports.report import Report

#: A table is read as a whole. No organisation has one that is larger.
LARGEST = 256 * 1024 * 1024
_DELIMITERS = ",;\t|"


class Row(NamedTuple):
    """One row: where it stands, and its cells by the name of their column."""

    where: str
    cells: dict[str, str]


class Table:
    """The rows of a CSV file. Delimiter and encoding are found out; a broken row is reported."""

    def __init__(
        self, path: Path, report: Report, *, content: bytes | None = None, name: str = ""
    ) -> None:
        self.name, self.report = name or path.name, report
        text = self._decoded(path.read_bytes() if content is None else content)
        self._lines = list(io.StringIO(text, newline=""))
        self._delimiter = max(_DELIMITERS, key="".join(self._lines[:1]).count)
        head = self._reader(self._lines)
        self.columns = [cell.strip() for cell in next(head, [])]
        self._first = head.line_num
        if not any(self.columns):
            raise Unreadable(f"{self.name} is empty: its first line should name the columns.")

    def __iter__(self) -> Iterator[Row]:
        at = self._first
        while at < len(self._lines):
            try:
                cells, after = self._row(at)
            except csv.Error as error:
                self._skip(f"not a row of a table: {error}", at)
                at += 1
                continue
            if any(cell.strip() for cell in cells) and self._fits(cells, at):
                yield Row(self._where(at), self._named(cells))
            at = after

    def _row(self, at: int) -> tuple[list[str], int]:
        """The row that begins on this line, and the line after it: a quote may hold several together."""
        rest = map(self._lines.__getitem__, range(at, len(self._lines)))
        reader = self._reader(rest, strict=True)
        try:
            cells = next(reader)
        except csv.Error:
            return self._row_alone(at), at + 1
        after = at + reader.line_num
        if after > at + 1 and not self._holds_together(cells, at, after):
            return self._row_alone(at), at + 1
        return cells, after

    def _row_alone(self, at: int) -> list[str]:
        """What one line says, where its quotes make no row of it and those that follow."""
        cells: list[str] = next(self._reader([self._lines[at]]))
        if len(cells) < len(self.columns):
            raise csv.Error("a quote opens a cell and nothing closes it")
        return cells

    def _holds_together(self, cells: list[str], begin: int, end: int) -> bool:
        """Whether these lines are one row, and not broken ones with whole ones between them."""
        alone = self._reader(self._lines[begin:end], quoting=csv.QUOTE_NONE)
        are_rows = all(len(each) == len(self.columns) for each in alone)
        return len(cells) == len(self.columns) and not are_rows

    def _fits(self, cells: list[str], line: int) -> bool:
        if len(cells) == len(self.columns):
            return True
        self._skip(f"{len(cells)} cells where the table has {len(self.columns)}", line)
        return False

    def _named(self, cells: list[str]) -> dict[str, str]:
        return {
            column: cell.strip() for column, cell in zip(self.columns, cells, strict=True) if column
        }

    def _reader(self, lines: Iterable[str], **how: Any) -> Any:
        return csv.reader(lines, delimiter=self._delimiter, **how)

    def _skip(self, reason: str, at: int) -> None:
        self.report.skip_once("rows", reason, self._where(at))

    def _where(self, at: int) -> str:
        return f"{self.name}, line {at + 1}"

    def _decoded(self, content: bytes) -> str:
        """UTF-8, or what Excel writes on Windows in these parts; nothing fails in the latter."""
        if len(content) > LARGEST:
            raise Unreadable(f"{self.name} is larger than any table of people is.")
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16", "replace")
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
        return text.replace("\0", "")
