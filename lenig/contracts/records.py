"""A record: one thing that a source tells of, read field by field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, NoReturn

from lenig.toolkit.text import clean, clean_name

LONGEST_ID = 200
#: Where the ids that are made from a moment begin.
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


class Trouble(ValueError):
    """This record cannot be taken in; the words say why."""


@dataclass(frozen=True)
class Record:
    """One thing to take in: what it is, its name in the source, and what the source says of it.

    The facts are what a line of JSON can hold; a moment or a day may be there as
    itself. Reading a fact that is not what it should be raises Trouble.
    """

    type: str
    id: str
    #: Where it stands, for the report: "posts.jsonl.gz, line 12".
    where: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    #: The report counts it under this word, where that is not the plural of its type.
    counted_as: str = ""

    def text(self, name: str) -> str:
        """Words over several lines; empty when there are none."""
        return clean(self._text(name)).strip()

    def line(self, name: str, *, most: int) -> str:
        """Words on one line, cut to what fits; empty when there are none."""
        return clean_name(self._text(name))[:most]

    def reference(self, name: str) -> str:
        """The id of something else in the same source; empty when there is none."""
        value = self.facts.get(name)
        return as_id(value, name) if value not in (None, "") else ""

    def needed(self, name: str) -> str:
        """A reference that must be there."""
        return self.reference(name) or _missing(name)

    def flag(self, name: str) -> bool:
        value = self.facts.get(name) or False
        return value if isinstance(value, bool) else _wrong(name, "true or false")

    def choice(self, name: str, choices: Mapping[str, Any], *, default: Any) -> Any:
        """What one of these words stands for."""
        word = self._text(name)
        if word and word not in choices:
            _wrong(name, f"one of {', '.join(sorted(choices))}")
        return choices[word] if word else default

    def lines(self, name: str, *, most: int) -> list[str]:
        """A list of words, each on one line."""
        value = self.facts.get(name) or []
        if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
            _wrong(name, "a list of texts")
        return [short for each in value if (short := clean_name(each)[:most])]

    def pairs(self, name: str) -> dict[str, str]:
        """Words, and the id that each stands for."""
        value = self.facts.get(name) or {}
        if not isinstance(value, Mapping):
            _wrong(name, "an object of words and ids")
        return {clean_name(str(words)): as_id(id_, name) for words, id_ in value.items()}

    def moment(self, name: str) -> datetime | None:
        """A point in time that an id can be made from; without a zone it is UTC."""
        value = self.facts.get(name)
        if not value:
            return None
        moment = value if isinstance(value, datetime) else _moment_in(value, name)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        if moment < EARLIEST:
            raise Trouble(f"“{name}” lies before the year 2000: {moment:%Y-%m-%d}")
        if moment > datetime.now(UTC) + timedelta(days=1):
            raise Trouble(f"“{name}” lies in the future: {moment:%Y-%m-%d}")
        return moment

    def needed_moment(self, name: str) -> datetime:
        return self.moment(name) or _missing(name)

    def day(self, name: str) -> date | None:
        value = self.facts.get(name)
        if not value or isinstance(value, date):
            return value or None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            _wrong(name, "a day such as 2027-03-31")

    def _text(self, name: str) -> str:
        value = self.facts.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else _wrong(name, "text")


def references(records: Iterable[Record], name: str) -> set[str]:
    """All ids that these records give under this name; what is no id is left for its own record."""
    found = set()
    for record in records:
        try:
            found.add(record.reference(name))
        except Trouble:
            continue
    return found - {""}


def as_id(value: Any, name: str = "id") -> str:
    """An id as rows keep it: a text or a whole number, neither empty nor very long."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        _wrong(name, "an id: a text or a whole number")
    id_ = clean_name(str(value))
    if not id_:
        _missing(name)
    if len(id_) > LONGEST_ID:
        raise Trouble(f"“{name}” is longer than {LONGEST_ID} characters")
    return id_


def _moment_in(value: Any, name: str) -> datetime:
    try:
        return datetime.fromisoformat(value)
    except (TypeError, ValueError):
        _wrong(name, "a moment such as 2027-03-31T09:00:00Z")


def _missing(name: str) -> NoReturn:
    raise Trouble(f"“{name}” is missing")


def _wrong(name: str, wanted: str) -> NoReturn:
    raise Trouble(f"“{name}” should be {wanted}")
