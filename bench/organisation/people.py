"""Who works there, where they sit, and what they may be asked about."""

from collections.abc import Iterator

from bench.loading import Row, load
from bench.organisation.made import Made
from bench.organisation.words import GIVEN, PREFIXES, SURNAMES, WORDS
from lenig.access.models import EVERYONE, AudienceMembership
from lenig.people.directory.entries import enter_everybody
from lenig.people.models import Department, Expertise, Location, Person, Position
from lenig.people.names import full_name, search_text, sort_name
from lenig.stream.models import Source


def make_people(made: Made) -> None:
    """The people, each with the right to read what everyone at work may read."""
    numbers = range(1, made.size.people + 1)
    load(Location, ({"id": n, "name": f"Gebouw {n}"} for n in range(1, 9)))
    load(Person, (_person(made, n) for n in numbers))
    load(
        AudienceMembership,
        ({"id": n, "audience_id": EVERYONE, "person_id": n, "because": "at work"} for n in numbers),
    )
    load(Source, (source(n, "person", f"Persoon {n}", person_id=n) for n in numbers))


def _person(made: Made, number: int) -> Row:
    person = Person(
        given_name=made.chance.choice(GIVEN),
        prefix=made.chance.choice(PREFIXES),
        surname=made.chance.choice(SURNAMES),
    )
    return {
        "id": number,
        "handle": person.handle,
        "email": f"p{number}@bench.example",
        "password": "!",
        "given_name": person.given_name,
        "prefix": person.prefix,
        "surname": person.surname,
        "name": full_name(person),
        "sort_name": sort_name(person),
        "search_name": search_text(person),
        "field_visibility": "{}",
        "source_fields": "[]",
        "location_id": number % 8 + 1,
        "joined_at": made.start,
    }


def source(number: int, kind: str, title: str, **more: object) -> Row:
    """What can be followed: a person, a group or a topic."""
    row = {"id": number, "kind": kind, "title": title}
    return row | {"audience_id": EVERYONE, "known_to_id": EVERYONE} | more


def make_seats(made: Made) -> None:
    """Departments, positions, what people know, and the directory of it all."""
    count = max(12, made.size.people // 100)
    load(
        Department,
        (
            {"id": n, "name": f"Afdeling {n}", "parent_id": None if n <= 12 else n % 12 + 1}
            for n in range(1, count + 1)
        ),
    )
    load(Position, (_position(made, n, count) for n in range(1, made.size.people + 1)))
    load(Expertise, _expertise(made))
    enter_everybody()


def _position(made: Made, number: int, departments: int) -> Row:
    return {
        "id": number,
        "person_id": number,
        "title": f"Adviseur {made.chance.choice(WORDS)}",
        "department_id": number % departments + 1,
        "reports_to_id": number // 10 or None,
    }


def _expertise(made: Made) -> Iterator[Row]:
    number = 0
    for person in range(1, made.size.people + 1):
        for word in made.chance.sample(WORDS, 3):
            number += 1
            yield {"id": number, "person_id": person, "kind": "ask", "label": word, "slug": word}
