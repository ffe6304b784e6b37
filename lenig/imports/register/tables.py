"""The tables of a register: one file, or a zip with several."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lenig.imports.files import Unreadable
from lenig.imports.files.table import Row, Table
from lenig.imports.files.zip_folder import ZipFolder
from lenig.imports.register.columns import Columns, recognise, refuse_unless_enough
from lenig.imports.register.maps import Map, load_map, own_maps
from lenig.imports.report import Report

_ZIP = b"PK\x03\x04"
#: One register is often kept in two tables, told apart by the end of their names.
_HALVES = ("senior", "junior")


@dataclass(frozen=True)
class RegisterTable:
    """A table, what its columns are, and the register to which it belongs."""

    table: Table
    columns: Columns
    #: The beginning of every id, so that two registers with the same numbers stay apart.
    register: str
    #: The name of the source, where a map says it.
    source: str

    def __iter__(self) -> Iterator[Row]:
        return iter(self.table)

    def id(self, name: str) -> str:
        return f"{self.register}/{name}" if self.register else name


def open_tables(path: Path, said: Map | None, register: str, report: Report) -> list[RegisterTable]:
    """All tables in the file. Raises Unreadable when one cannot be understood."""
    tables = _in_zip(path, report) if _is_zip(path) else [Table(path, report)]
    return [_understood(table, said, register) for table in tables]


def _understood(table: Table, said: Map | None, register: str) -> RegisterTable:
    mapped = said or _own_map_for(table)
    if mapped:
        columns = mapped.columns_in(table.columns)
        if columns is None:
            raise Unreadable(mapped.misfit(table.name, table.columns))
    else:
        columns = recognise(table.columns)
        refuse_unless_enough(columns, table.columns, table.name)
    source = mapped.source if mapped else ""
    return RegisterTable(table, columns, register or _register_of(table, columns), source)


def _own_map_for(table: Table) -> Map | None:
    """One of our own maps, where the table has all columns that it names."""
    maps = (load_map(name) for name in own_maps())
    return next((each for each in maps if each.columns_in(table.columns)), None)


def _register_of(table: Table, columns: Columns) -> str:
    """Numbers of people are one for an organisation; those of seats are one for a file."""
    if columns.sort == "people":
        return ""
    stem = PurePosixPath(table.name).stem
    head, _, tail = stem.rpartition("-")
    return head if head and tail.lower() in _HALVES else stem


def _in_zip(path: Path, report: Report) -> list[Table]:
    folder = ZipFolder(path, report)
    names = [name for name in folder.names() if name.lower().endswith(".csv")]
    contents = ((name, folder.read(name)) for name in names)
    tables = [
        Table(path, report, content=content, name=PurePosixPath(name).name)
        for name, content in contents
        if content is not None
    ]
    if not tables:
        raise Unreadable(f"{path.name} holds no table that can be read (a file ending in .csv).")
    return tables


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == _ZIP
