"""The departments that the rows of a table name, as a tree."""

import hashlib
from collections.abc import Iterator

from lenig.contracts.records import LONGEST_ID, Record


class Departments:
    """Paths of names, from wide to narrow, each with an id made of it."""

    def __init__(self, register: str) -> None:
        self.register = register
        self._found: dict[str, tuple[list[str], str]] = {}

    def add(self, path: list[str], where: str) -> str:
        """Remember a path with all above it; answers its id, which is empty for none."""
        for length in range(1, len(path) + 1):
            self._found.setdefault(self._id(path[:length]), (path[:length], where))
        return self._id(path) if path else ""

    def records(self) -> Iterator[Record]:
        for id_, (path, where) in self._found.items():
            facts = {"name": path[-1], "parent": self._id(path[:-1]) if path[1:] else ""}
            yield Record("department", id_, where, facts)

    def _id(self, path: list[str]) -> str:
        return short_id("/".join([self.register, *path] if self.register else path))


def short_id(text: str) -> str:
    """The text itself, or the beginning of it and a digest where it is too long for an id."""
    if len(text) <= LONGEST_ID:
        return text
    return f"{text[:160]}…{hashlib.sha256(text.encode()).hexdigest()[:16]}"
