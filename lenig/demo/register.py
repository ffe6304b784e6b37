"""Reads `organisation/`: who works where, which groups and topics there are, who may sign in."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ORGANISATION = Path(__file__).with_name("organisation")

#: `.example` belongs to nobody, so no account of a real organisation has such an address.
DOMAIN = "zuiderdam.example"
#: Stands on the sign-in page of every demo; it opens nothing anywhere else.
PASSWORD = "zuiderdam-demo-2027"  # noqa: S105 - public by intent


@dataclass(frozen=True)
class Seat:
    """A position: held by a figure, or vacant."""

    title: str
    department: str = ""
    head: bool = False
    #: The key of the figure or the vacancy above it; the head of the department, when left out.
    under: str = ""
    #: Somebody above it whom nobody knows.
    unknown_manager: str = ""


@dataclass(frozen=True)
class Away:
    """Days from today on which somebody is away, and who stands in."""

    first: int
    last: int
    stand_in: str = ""


@dataclass(frozen=True)
class Figure:
    """Somebody in the stories."""

    key: str
    name: str
    seats: tuple[Seat, ...] = ()
    calls: str = ""
    pronouns: str = ""
    sound: str = ""
    at: str = ""
    place: str = ""
    phone: str = ""
    mobile: str = ""
    #: Who may read the mobile number.
    mobile_for: str = ""
    days: str = ""
    speaks: str = ""
    about: str = ""
    asks: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    #: How long ago somebody started: in years, or as a moment of the clock.
    years: float = 0
    started: str = ""
    #: How many days ago somebody left.
    left: int = 0
    away: tuple[Away, ...] = ()
    guest: bool = False
    #: The screen's language; Dutch for most.
    language: str = "nl"
    #: How much others like to follow what somebody writes: 0 is not at all.
    voice: int = 0


@dataclass(frozen=True)
class Account:
    """An address that the demo lets in, and what its owner follows and keeps."""

    name: str
    who: str
    role: str = "member"
    last_seen: str = ""
    #: "person wilma", "topic klantportaal", "group cycling", "department ict".
    follows: tuple[str, ...] = ()
    highlights: tuple[str, ...] = ()
    mutes: tuple[str, ...] = ()
    #: Keys of stories.
    keeps: tuple[str, ...] = ()
    draft: str = ""
    #: Follows what is said here, and no one else besides.
    only: bool = False


@dataclass(frozen=True)
class Circle:
    """A group, with whom it holds."""

    key: str
    name: str
    kind: str
    visibility: str
    joining: str
    purpose: str
    founded: int
    welcome: str = ""
    owners: tuple[str, ...] = ()
    moderators: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    #: Keys of departments that belong to it as a whole.
    all_of: tuple[str, ...] = ()
    cover: str = ""
    #: In days from today.
    ends: int | None = None
    archived: str = ""
    goals: tuple[dict[str, Any], ...] = ()
    status: tuple[dict[str, Any], ...] = ()
    asking: tuple[dict[str, Any], ...] = ()
    invited: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Subject:
    """A topic with its description, who looks after it and by which other words it goes."""

    slug: str
    about: str = ""
    word: str = ""
    stewards: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A drawing: who took it along, under which name, and what can be seen."""

    key: str
    by: str
    name: str
    alt: str


@dataclass(frozen=True)
class Unit:
    """A department."""

    key: str
    name: str
    about: str = ""
    part_of: str = ""


@dataclass(frozen=True)
class Register:
    """All that stands in `organisation/`, by key."""

    name: str
    locations: dict[str, dict[str, str]]
    units: dict[str, Unit]
    vacancies: dict[str, Seat]
    figures: dict[str, Figure]
    accounts: dict[str, Account]
    circles: dict[str, Circle]
    subjects: dict[str, Subject]
    pictures: dict[str, Picture] = field(default_factory=dict)

    def members_of(self, circle: Circle) -> dict[str, str]:
        """Who belongs to a group, each with their role."""
        whole = [
            figure.key
            for figure in self.figures.values()
            if not figure.guest and any(seat.department in circle.all_of for seat in figure.seats)
        ]
        roles = dict.fromkeys([*whole, *circle.members], "member")
        roles |= dict.fromkeys(circle.moderators, "moderator")
        return roles | dict.fromkeys(circle.owners, "owner")


def read_register() -> Register:
    """What the files say now."""
    said = _toml("departments")
    return Register(
        name=said["name"],
        locations=said["locations"],
        units={key: Unit(key, **facts) for key, facts in said["departments"].items()},
        vacancies={key: Seat(**facts) for key, facts in said["vacancies"].items()},
        figures={figure.key: figure for figure in _figures(_toml("people"))},
        accounts={key: Account(key, **_tuples(each)) for key, each in _toml("accounts").items()},
        circles={key: Circle(key, **_tuples(each)) for key, each in _toml("groups").items()},
        subjects={key: Subject(key, **_tuples(each)) for key, each in _toml("topics").items()},
        pictures={key: Picture(key, **each) for key, each in _toml("pictures").items()},
    )


def _figures(departments: dict[str, dict[str, dict[str, Any]]]) -> Iterator[Figure]:
    for department, people in departments.items():
        head = next((key for key, facts in people.items() if facts.get("head")), "")
        for key, facts in people.items():
            yield _figure(key, facts, department, head)


def _figure(key: str, facts: dict[str, Any], department: str, head: str) -> Figure:
    seat = {
        "title": facts.pop("title"),
        "department": "" if facts.get("guest") else department,
        "head": facts.pop("head", False),
        "under": facts.pop("under", head if head != key else ""),
        "unknown_manager": facts.pop("unknown_manager", ""),
    }
    if seat["unknown_manager"]:
        seat["under"] = ""
    seats = [Seat(**seat), *(Seat(**each) for each in facts.pop("also", ()))]
    away = [Away(*each) for each in facts.pop("away", ())]
    return Figure(key, seats=tuple(seats), away=tuple(away), **_tuples(facts))


def _tuples(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(each) if isinstance(each, list) else each for name, each in facts.items()}


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((ORGANISATION / f"{name}.toml").read_text())
