"""Names and numbers that follow from a key, so that two loadings make the same rows."""

from datetime import datetime
from hashlib import blake2b

from lenig.toolkit.handles import ALPHABET, LENGTH
from lenig.toolkit.moments import RANDOM_BITS, first_id_at


def handle_of(key: str) -> str:
    """The handle of what has this key: "person wilma", "post storm-plane-tree"."""
    return "".join(ALPHABET[byte & 31] for byte in _digest(key, LENGTH))


def id_at(moment: datetime, key: str) -> int:
    """The id of what has this key and happened at this moment."""
    return first_id_at(moment) | (draw(key) & ((1 << RANDOM_BITS) - 1))


def draw(key: str) -> int:
    """A number that looks drawn by chance and is always the same for a key."""
    return int.from_bytes(_digest(key, 8))


def _digest(key: str, size: int) -> bytes:
    return blake2b(key.encode(), digest_size=size, person=b"zuiderdam").digest()
