"""What follows from another role: each room says it in words first, and does it in the same transaction.

A room leaves a `RoleConsequence` in its module `roles.py`. `foretell` is read to whoever is
about to give somebody another role, so it names only what everyone at work may know.
"""

from dataclasses import dataclass
from typing import Protocol

from lenig.people.models import Person, Role


@dataclass(frozen=True)
class RoleChange:
    """Somebody gets another role: `before` is the one they had."""

    person: Person
    before: str
    after: str

    @property
    def makes_a_guest(self) -> bool:
        return self.after == Role.GUEST != self.before


class RoleConsequence(Protocol):
    def foretell(self, change: RoleChange) -> list[str]:
        """What will happen, in sentences; nothing when nothing does."""

    def carry_out(self, change: RoleChange) -> None:
        """Do it; the person has the new role already. Safe to repeat."""


_consequences: list[tuple[int, RoleConsequence]] = []


def follows_from_role(consequence: RoleConsequence, *, order: int) -> None:
    """Let this follow from each change of role, the lower `order` first."""
    _consequences.append((order, consequence))


def foretold(change: RoleChange) -> list[str]:
    """All that will follow, in sentences."""
    return [sentence for each in _in_order() for sentence in each.foretell(change)]


def carry_out(change: RoleChange) -> None:
    for each in _in_order():
        each.carry_out(change)


def _in_order() -> list[RoleConsequence]:
    return [each for _, each in sorted(_consequences, key=lambda pair: pair[0])]
