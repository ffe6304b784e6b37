"""Lines of JSON, packed with gzip or not."""

import gzip
import json
import zlib
from collections.abc import Iterator
from io import BufferedIOBase
from pathlib import Path
from typing import Any, NamedTuple

from lenig.imports.files import Unreadable
from lenig.imports.report import Report

#: A longer line is no record.
LONGEST_LINE = 4 * 1024 * 1024
#: A file that unpacks to more than both is made to fill a disk.
MOST_BYTES, MOST_TIMES = 1024**3, 50

_GZIP = b"\x1f\x8b"


class Line(NamedTuple):
    """One line that is an object, and where it stands."""

    where: str
    content: dict[str, Any]


class JsonLines:
    """A file of lines, gone through as often as needed. What cannot be read is reported by its line."""

    def __init__(self, path: Path, report: Report) -> None:
        self.path, self.report = path, report
        with path.open("rb") as file:
            self.is_packed = file.read(2) == _GZIP

    def __iter__(self) -> Iterator[Line]:
        return self.lines()

    def lines(self, *, holding: str = "") -> Iterator[Line]:
        """The lines; with `holding` only those with this text are looked at at all."""
        wanted = holding.encode()
        for number, raw in self._raw_lines():
            if wanted in raw and raw.strip():
                line = self._read(raw, self._where(number))
                if line:
                    yield line

    def _raw_lines(self) -> Iterator[tuple[int, bytes]]:
        number = 0
        try:
            with self._open() as file:
                for number, raw in enumerate(_bounded(file), start=1):
                    self._refuse_bomb(file)
                    yield number, raw
        except (EOFError, zlib.error, gzip.BadGzipFile):
            where = f"{self.path.name}, after line {number}"
            self.report.skip_once("lines", "the file is broken from here on", where)

    def _open(self) -> BufferedIOBase:
        return gzip.open(self.path) if self.is_packed else self.path.open("rb")

    def _read(self, raw: bytes, where: str) -> Line | None:
        try:
            content = json.loads(raw)
        except (ValueError, RecursionError) as error:
            self.report.skip_once("lines", f"not JSON: {_briefly(error)}", where)
            return None
        if not isinstance(content, dict):
            self.report.skip_once("lines", "not an object between { and }", where)
            return None
        return Line(where, content)

    def _refuse_bomb(self, file: BufferedIOBase) -> None:
        read = file.tell()
        if self.is_packed and read > MOST_BYTES and read > MOST_TIMES * self.path.stat().st_size:
            raise Unreadable(
                f"{self.path.name} unpacks to more than {MOST_TIMES} times its size. "
                "No list of people and posts does that, so it is not read."
            )

    def _where(self, number: int) -> str:
        return f"{self.path.name}, line {number}"


def _bounded(file: BufferedIOBase) -> Iterator[bytes]:
    """The lines, of which no more is ever held than the longest that a record can have."""
    while raw := file.readline(LONGEST_LINE):
        if len(raw) == LONGEST_LINE and not raw.endswith(b"\n"):
            _pass_the_rest(file)
            raw = b'"a line too long to be a record"'
        yield raw


def _pass_the_rest(file: BufferedIOBase) -> None:
    while rest := file.readline(LONGEST_LINE):
        if rest.endswith(b"\n"):
            return


def _briefly(error: Exception) -> str:
    return str(error)[:100]
