"""A map says of a register what its columns are: one of ours, or one that somebody wrote.

source = "AFAS"

[people]
id = "Medewerker"
name = "Naam"
department = ["Directie", "Afdeling"]
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lenig.imports.files import Unreadable
from lenig.imports.register.columns import FIELDS, NEEDED, Columns
from lenig.toolkit.text import fold

FOLDER = Path(__file__).parent.parent / "maps"

#: Settings beside the columns: lists of words with a meaning, and what separates departments.
WORDS = ("no_department", "no_manager", "undisclosed", "vacant")
SEPARATOR = "department_separator"


@dataclass(frozen=True)
class Map:
    """What is said of a register: its name, and the columns of each sort of table."""

    source: str
    sorts: tuple[Columns, ...]

    def columns_in(self, found: Sequence[str]) -> Columns | None:
        """The columns of a table with this first line; None when no sort fits."""
        return next((each for each in self.sorts if not each.all - set(found)), None)

    def misfit(self, table: str, found: Sequence[str]) -> str:
        """Why a table fits no sort, with the columns that it has."""
        lacking = (
            f"[{each.sort}] wants {', '.join(sorted(each.all - set(found)))}" for each in self.sorts
        )
        return f"{table} does not fit the map: {'; '.join(lacking)}. It has: {', '.join(found)}."


def own_maps() -> list[str]:
    """The names of the maps that come with Lenig."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load_map(said: str) -> Map:
    """One of our own maps by its name, or one in a file."""
    path = FOLDER / f"{said}.toml" if said in own_maps() else Path(said)
    if not path.is_file():
        raise Unreadable(
            f"There is no map {said}: it is a file, or one of {', '.join(own_maps())}."
        )
    try:
        content = tomllib.loads(path.read_text())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unreadable(f"{path.name} is no TOML: {error}") from error
    source = str(content.pop("source", ""))
    return Map(source, tuple(_columns(sort, said, path.name) for sort, said in content.items()))


def _columns(sort: str, said: Any, name: str) -> Columns:
    if sort not in FIELDS or not isinstance(said, dict):
        raise Unreadable(f"{name} says “{sort}”. Allowed is: source, {_in_brackets(FIELDS)}.")
    by_field = {key: _list(value) for key, value in said.items() if key not in {*WORDS, SEPARATOR}}
    if unknown := set(by_field) - set(FIELDS[sort]):
        raise Unreadable(
            f"{name} says “{min(unknown)}” in [{sort}]. Allowed is: {', '.join(FIELDS[sort])}."
        )
    for choices in NEEDED[sort]:
        if not set(choices) & set(by_field):
            raise Unreadable(
                f"{name} should say in [{sort}] which column is {' or '.join(choices)}."
            )
    words = {key: frozenset(map(fold, _list(said[key]))) for key in WORDS if key in said}
    return Columns(sort, by_field, str(said.get(SEPARATOR, "")), words)


def _list(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _in_brackets(names: Mapping[str, Any]) -> str:
    return ", ".join(f"[{name}]" for name in names)
