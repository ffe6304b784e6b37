"""A table in a file: CSV as spreadsheets and registers write it."""

import csv
import io
from collections.abc import Iterator
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
        self._text = self._decoded(path.read_bytes() if content is None else content)
        first = self._text.partition("\n")[0]
        self._delimiter = max(_DELIMITERS, key=first.count)
        self.columns = [cell.strip() for cell in next(self._reader(), [])]
        if not any(self.columns):
            raise Unreadable(f"{self.name} is empty: its first line should name the columns.")

    def __iter__(self) -> Iterator[Row]:
        reader = self._reader()
        next(reader)
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                self._skip(f"not a row of a table: {error}", reader.line_num)
                continue
            if any(cell.strip() for cell in cells) and self._fits(cells, reader.line_num):
                yield Row(self._where(reader.line_num), self._named(cells))

    def _fits(self, cells: list[str], line: int) -> bool:
        if len(cells) == len(self.columns):
            return True
        self._skip(f"{len(cells)} cells where the table has {len(self.columns)}", line)
        return False

    def _named(self, cells: list[str]) -> dict[str, str]:
        return {
            column: cell.strip() for column, cell in zip(self.columns, cells, strict=True) if column
        }

    def _reader(self) -> Any:
        return csv.reader(io.StringIO(self._text, newline=""), delimiter=self._delimiter)

    def _skip(self, reason: str, line: int) -> None:
        self.report.skip_once("rows", reason, self._where(line))

    def _where(self, line: int) -> str:
        return f"{self.name}, line {line}"

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
