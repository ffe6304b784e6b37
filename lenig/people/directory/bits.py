"""Sets of small numbers as one large number: a bit for each member.

To intersect ten thousand people and count them takes a microsecond.
"""

from collections.abc import Iterable

_ONE = ord("1")


def bits_of(members: Iterable[int]) -> int:
    """The set with these members."""
    members = list(members)
    flags = bytearray(b"0") * (max(members, default=0) + 1)
    for member in members:
        flags[-1 - member] = _ONE
    return int(flags, 2)


def flags_of(bits: int) -> str:
    """The set as text: a "1" at the place of each member, for looking up many of them."""
    return bin(bits)[:1:-1]
