"""What a record says of a person, as the columns of ours."""

from dataclasses import dataclass
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from lenig.contracts.records import Record, Trouble
from lenig.people.models import Location, Role
from lenig.people.names import split_name

#: Columns with a line of text, and how much fits.
LINES = {
    "given_name": 80,
    "prefix": 30,
    "surname": 100,
    "preferred_name": 80,
    "pronouns": 40,
    "name_sound": 100,
    "phone": 40,
    "mobile": 40,
    "place": 100,
    "languages": 200,
}
NAMES = ("given_name", "prefix", "surname", "preferred_name")
#: Who may do more than others is decided here, never by a file.
ROLES = {"member": Role.MEMBER, "guest": Role.GUEST}


@dataclass(frozen=True)
class PersonFacts:
    """A person as a source tells of them: only what it says something about."""

    #: Somebody who wrote elsewhere and may never come here; no colleague.
    is_placeholder: bool
    email: str
    role: str
    columns: dict[str, Any]
    #: What of the record made no sense and was left out.
    remarks: list[str]

    @classmethod
    def of(cls, record: Record) -> Self:
        columns: dict[str, Any] = _names(record)
        columns |= {name: record.line(name, most=most) for name, most in LINES.items()} | columns
        columns["about"] = record.text("about")[:2000]
        columns["starts_on"], columns["ends_on"] = record.day("starts_on"), record.day("ends_on")
        email = record.line("email", most=254).lower()
        is_address = _is_address(email)
        return cls(
            is_placeholder=record.flag("placeholder"),
            email=email if is_address else "",
            role=record.choice("role", ROLES, default=Role.MEMBER),
            columns={name: value for name, value in columns.items() if value},
            remarks=[] if is_address else [f"“{email}” is no e-mail address: left out"],
        )

    @property
    def names(self) -> dict[str, str]:
        return {name: self.columns.get(name, "") for name in NAMES}


def _names(record: Record) -> dict[str, str]:
    """The parts of the name, taken apart here when the source has it in one piece."""
    if record.line("given_name", most=80):
        return {}
    given, prefix, surname = split_name(record.line("name", most=200))
    if not given:
        raise Trouble("there is no name")
    return {"given_name": given[:80], "prefix": prefix[:30], "surname": surname[:100]}


def _is_address(email: str) -> bool:
    """Whether it is an e-mail address, or nothing at all."""
    try:
        if email:
            validate_email(email)
    except ValidationError:
        return False
    return True


class Locations:
    """The buildings named in one batch, each looked up or made once."""

    def __init__(self) -> None:
        self._by_name: dict[str, Location] = {}

    def named(self, name: str) -> Location | None:
        if name and name not in self._by_name:
            self._by_name[name], _ = Location.objects.get_or_create(name=name)
        return self._by_name.get(name)
