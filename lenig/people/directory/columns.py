"""The facts of all entries, a list for each fact and a slot for each entry.

Columns, because ten thousand small objects would make every round of the
garbage collector longer: lists of numbers and texts cost it nothing.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self


class Row(NamedTuple):
    """One entry as it is read from the database."""

    pk: int
    stamp: int
    person_id: int
    readers: str
    sort_name: str
    words: str


_EMPTY = Row(0, 0, 0, "", "", "")


@dataclass
class Columns:
    """What is known of the entry in each slot; a slot without an entry has the id 0."""

    pk: list[int] = field(default_factory=list)
    stamp: list[int] = field(default_factory=list)
    person_id: list[int] = field(default_factory=list)
    readers: list[str] = field(default_factory=list)
    sort_name: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def copy(self) -> Self:
        return type(self)(*(list(column) for column in self._all))

    def row(self, slot: int) -> Row:
        return Row(*(column[slot] for column in self._all))

    def put(self, slot: int, row: Row) -> None:
        for column, value in zip(self._all, row, strict=True):
            column[slot] = value

    def clear(self, slot: int) -> None:
        self.put(slot, _EMPTY)

    def add_slot(self) -> int:
        for column, value in zip(self._all, _EMPTY, strict=True):
            column.append(value)
        return len(self.pk) - 1

    @property
    def _all(self) -> tuple[list[Any], ...]:
        return self.pk, self.stamp, self.person_id, self.readers, self.sort_name, self.words
