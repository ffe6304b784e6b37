"""Translates a register: whatever tables it has, told as people, seats, departments and counts."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from lenig.contracts.records import Record
from lenig.imports.files import Unreadable
from lenig.imports.register.maps import Map
from lenig.imports.register.people import PeopleRows
from lenig.imports.register.seats import HeadcountRows, SeatRows
from lenig.imports.register.tables import open_tables
from lenig.imports.report import Report

_READERS: dict[str, Callable[..., Any]] = {
    "people": PeopleRows,
    "seats": SeatRows,
    "headcounts": HeadcountRows,
}
#: Which method of a reader tells of which type.
_TOLD_BY = {
    "department": "departments",
    "person": "people",
    "position": "positions",
    "headcount": "headcounts",
}


class Register:
    """A file with one table, or several, as a translator."""

    def __init__(self, path: Path, said: Map | None, register: str, report: Report) -> None:
        tables = open_tables(path, said, register, report)
        sources = {table.source for table in tables}
        if len(sources) > 1:
            raise Unreadable(f"{path.name} holds tables of different sorts of registers.")
        self.source = sources.pop()
        self.registers = {table.register for table in tables}
        #: The ids of all people that were told of.
        self.people_told: set[str] = set()
        self.readers = [_READERS[table.columns.sort](table, report) for table in tables]

    def records(self, type_: str) -> Iterable[Record]:
        """Tables may name the same department or person: it is told of once."""
        told: set[str] = set()
        for record in self._all(type_):
            if type_ not in {"department", "person"} or record.id not in told:
                told.add(record.id)
                yield record
        if type_ == "person":
            self.people_told = told

    def _all(self, type_: str) -> Iterator[Record]:
        method = _TOLD_BY.get(type_, "")
        for reader in self.readers:
            yield from getattr(reader, method, tuple)()
