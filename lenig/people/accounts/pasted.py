"""A pasted list of people: one on each line, as an address or as `Name <address>`."""

from dataclasses import dataclass
from email.utils import parseaddr

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from lenig.toolkit.text import clean_name

#: Between two people on one line, as mail programs put it.
_BETWEEN = ";"


@dataclass(frozen=True)
class Line:
    """One person of the list, and where they stand in it."""

    number: int
    text: str
    name: str
    email: str

    @property
    def is_address(self) -> bool:
        try:
            validate_email(self.email)
        except ValidationError:
            return False
        return len(self.email) <= 254


def read_lines(pasted: str) -> list[Line]:
    """Everybody in the list, in its order; empty lines are nobody."""
    return [
        _line(number, part.strip().strip(","))
        for number, line in enumerate(pasted.splitlines(), start=1)
        for part in line.split(_BETWEEN)
        if part.strip(" \t,")
    ]


def _line(number: int, text: str) -> Line:
    name, address = parseaddr(text) if "<" in text else _split(text)
    return Line(number, text, clean_name(name)[:220], address.strip().lower())


def _split(text: str) -> tuple[str, str]:
    """The last word as the address, for `Anna van den Berg anna@zuiderdam.nl`."""
    *words, last = text.split() or [""]
    return " ".join(words), last.strip(",")
