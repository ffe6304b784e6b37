"""What an import source may create: declared by each app in `imports.py`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Importable:
    """One type of line that an app can take in.

    `write` gets plain records in batches, each with `source` and `source_id`,
    and answers for each what came of it. It is safe to repeat: the same record
    twice is `unchanged`.
    """

    type: str
    order: int
    write: Callable[..., Any]


@dataclass
class Outcome:
    """What came of a batch: counts, and a reason with a line for what was skipped."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)


_declared: dict[str, Importable] = {}


def declare(importable: Importable) -> Importable:
    """Make this type of line known."""
    _declared[importable.type] = importable
    return importable


def declared() -> list[Importable]:
    """Every type, in the order in which they must be written."""
    return sorted(_declared.values(), key=lambda each: each.order)
