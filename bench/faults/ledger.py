"""What a client knows of each form that it sent, written down before and after.

A lost answer means unknown, not failed. So the key stands in the file before the
form is sent, and what came of it after; the checker compares that with the server.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import TextIO


class Outcome(StrEnum):
    ACKNOWLEDGED = "acknowledged"
    REFUSED = "refused"
    #: Sent, and no answer came that says what became of it.
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Entry:
    key: str
    outcome: Outcome
    with_file: bool = False


class Ledger:
    """The file of one client, only ever added to. Every line is in it before the next step."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._stream: TextIO = file.open("a", buffering=1)

    def about_to_send(self, key: str, *, with_file: bool) -> None:
        self._write(Entry(key, Outcome.UNKNOWN, with_file))

    def came_back(self, key: str, outcome: Outcome, *, with_file: bool) -> None:
        self._write(Entry(key, outcome, with_file))

    def close(self) -> None:
        self._stream.close()

    def _write(self, entry: Entry) -> None:
        self._stream.write(json.dumps(asdict(entry)) + "\n")


def read_all(folder: Path) -> list[Entry]:
    """What became of each key, as far as the clients know."""
    last: dict[str, Entry] = {}
    for entry in _lines(folder):
        last[entry.key] = entry
    return list(last.values())


def _lines(folder: Path) -> Iterator[Entry]:
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text().splitlines():
            row = json.loads(line)
            yield Entry(row["key"], Outcome(row["outcome"]), row["with_file"])
