"""What an import may create: declared by each app in `imports.py`, read by `lenig.imports`.

Every source, whatever its files look like, is first translated into records of
these types: the ones that `docs/reference/import-format.md` describes. What
becomes of a record is the business of the app that declares its type.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from lenig.contracts.records import Record


class Intake(Protocol):
    """What a writer has at hand while it takes in a batch.

    It answers for each record once: created, updated, unchanged or skipped. A
    note says what a reader of the report should know of a record that was taken in.
    """

    #: The name of the source, kept on each row with its id there.
    source: str
    #: Whether these records were written before, and only what they refer to may be new.
    is_second_look: bool

    def find(self, type_: str, ids: Iterable[str]) -> dict[str, Any]:
        """The rows that the source calls by these ids, by id; asked once for each."""

    def keep(self, type_: str, id_: str, row: Any) -> None:
        """Remember a row that was just written, for who refers to it."""

    def authors(self, names: Mapping[str, str]) -> dict[str, Any]:
        """The people with these ids; for who is unknown a placeholder with the name beside it."""

    def created(self, record: Record) -> None: ...

    def updated(self, record: Record) -> None: ...

    def unchanged(self, record: Record) -> None: ...

    def skip(self, record: Record, reason: str) -> None: ...

    def note(self, record: Record, remark: str) -> None: ...

    def later(self, record: Record) -> None:
        """Write this record once more after all others: it refers to what is not there yet."""


Write = Callable[[Sequence[Record], Intake], None]
Find = Callable[[str, Collection[str]], dict[str, Any]]


@dataclass(frozen=True)
class Importable:
    """One type of record that an app takes in.

    `write` gets records in batches of at most 500, each in a transaction. It sends
    no notices, records no activity, and is safe to repeat: the same record twice is
    unchanged. `find` gives the rows that a source calls by these ids.
    """

    type: str
    #: How the report counts them: "posts".
    plural: str
    order: int
    write: Write
    find: Find
    #: Written when its facts are new or changed since the last import, and not because the
    #: row is gone or different here: somebody who left a group is not let in again.
    is_remembered: bool = False
    #: Why a second record with the same id is left out.
    twice: str = "the same id stands there twice"


def nothing_by_id(source: str, ids: Collection[str]) -> dict[str, Any]:
    """For types that no other record refers to."""
    return {}


_declared: dict[str, Importable] = {}


def declare(importable: Importable) -> Importable:
    """Make this type of record known."""
    _declared[importable.type] = importable
    return importable


def declared() -> list[Importable]:
    """Every type, in the order in which they must be written."""
    return sorted(_declared.values(), key=lambda each: each.order)


def named(type_: str) -> Importable:
    return _declared[type_]


#: Give what one person has here to another: (from, to).
HandOver = Callable[[Any, Any], None]

_hand_overs: list[HandOver] = []


def hands_over(function: HandOver) -> None:
    """Have this called when a placeholder turns out to be somebody who is here already."""
    if function not in _hand_overs:
        _hand_overs.append(function)


def hand_over(placeholder: Any, person: Any) -> None:
    """Give all that is kept under a placeholder to the person it stood for."""
    for function in _hand_overs:
        function(placeholder, person)
