"""Facets as a page shows them: choices with a count, the most useful first."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

#: A facet shows no more values than this; the others are found by typing them.
MOST_VALUES = 30


@dataclass(frozen=True)
class Choice:
    """One value of a facet, and how many people choosing it would leave."""

    value: str
    label: str
    count: int
    is_chosen: bool = False


@dataclass(frozen=True)
class Facet:
    """A way to narrow the list."""

    name: str
    legend: Any
    choices: list[Choice]


#: A value before it is shown: people left and people in sight (below zero, so that
#: the most come first), label and value.
Counted = tuple[int, int, str, str]


def choices(counted: list[Counted], chosen: Collection[str], *, in_order: bool) -> list[Choice]:
    """The values that leave most people first; those that leave nobody stay, at the end.

    Among zeros the most common comes first, so that their order is useful too.
    Chosen ones are never left out.
    """
    if not in_order:
        counted = sorted(counted)
    shown = counted[:MOST_VALUES] + [each for each in counted[MOST_VALUES:] if each[3] in chosen]
    return [Choice(value, label, -left, value in chosen) for left, _, label, value in shown]
