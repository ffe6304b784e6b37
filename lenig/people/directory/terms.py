"""Terms: what a person can be narrowed down to, each with a facet, a value and a label."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

DEPARTMENT, LOCATION, TOPIC, LANGUAGE = "department", "location", "topic", "language"
#: Facts that become a choice only on a certain day, or that are only counted.
WEEKDAY, STARTED, GUEST = "weekday", "started", "guest"
#: Who is in a department itself: `DEPARTMENT` says it of all that it is a part of as well.
MEMBER = "member"


@dataclass(frozen=True)
class Term:
    """One thing that can be said of many people: department, its handle and its name."""

    facet: str
    value: str
    label: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.facet, self.value


def write(terms: Iterable[Term]) -> str:
    """Terms as the text of a row: a line each."""
    return "\n".join(f"{t.facet} {t.value} {' '.join(t.label.split())}" for t in terms)


def read(text: str) -> Iterator[Term]:
    """The terms in the text of a row."""
    return (Term(*line.split(" ", 2)) for line in text.split("\n") if line)
