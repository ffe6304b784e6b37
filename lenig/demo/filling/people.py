"""People with their accounts, their seats, what they know and when they are away."""

from datetime import date, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from lenig.access.models import EVERYONE, AudienceMembership
from lenig.demo.filling.world import World
from lenig.demo.keys import draw, handle_of
from lenig.demo.register import DOMAIN, PASSWORD, Figure, Seat
from lenig.people.directory.entries import enter_everybody
from lenig.people.models import Absence, Department, Expertise, Location, Person, Position
from lenig.people.names import full_name, search_text, sort_name, split_name
from lenig.toolkit.text import fold, slug_of

REGISTER = "Personeelssysteem"
_FROM_REGISTER = ["given_name", "prefix", "surname", "starts_on"]


@transaction.atomic
def add_people(world: World) -> None:
    """Everybody who works here, and who is a guest."""
    locations = _add_locations(world)
    accounts = {account.who: account for account in world.register.accounts.values()}
    password = make_password(PASSWORD)
    people = []
    for figure in world.register.figures.values():
        person = _person(figure, world, locations)
        if account := accounts.get(figure.key):
            person.email = f"{account.name}@{DOMAIN}"
            person.password, person.role = password, account.role
        people.append(person)
    Person.objects.bulk_create(people)
    world.people = dict(zip(world.register.figures, people, strict=True))
    _let_in(world)
    _add_departments(world)
    _add_seats(world)
    _add_knowledge(world)
    _add_absences(world)
    enter_everybody()


def find_people(world: World) -> bool:
    """Take up the people of a loading that was broken off; False when there are none."""
    rows = {person.handle: person for person in Person.objects.all()}
    keys = {key: handle_of(f"person {key}") for key in world.register.figures}
    if not rows.keys() >= set(keys.values()):
        return False
    world.people = {key: rows[handle] for key, handle in keys.items()}
    departments = {row.handle: row for row in Department.objects.all()}
    world.departments = {
        key: departments[handle_of(f"department {key}")] for key in world.register.units
    }
    return True


def _add_locations(world: World) -> dict[str, Location]:
    said = world.register.locations
    rows = [Location(handle=handle_of(f"location {key}"), **facts) for key, facts in said.items()]
    return dict(zip(said, Location.objects.bulk_create(rows), strict=True))


def _person(figure: Figure, world: World, locations: dict[str, Location]) -> Person:
    given, prefix, surname = split_name(figure.name)
    address = ".".join(fold(part).replace(" ", "") for part in (given, prefix + surname))
    person = Person(
        handle=handle_of(f"person {figure.key}"),
        email=f"{address}@{DOMAIN}",
        password=make_password(None),
        given_name=given,
        prefix=prefix,
        surname=surname,
        preferred_name=figure.calls,
        pronouns=figure.pronouns,
        name_sound=figure.sound,
        phone=figure.phone,
        mobile=figure.mobile,
        location=locations.get(figure.at),
        place=figure.place,
        languages=figure.speaks,
        about=figure.about,
        working_days=figure.days or "1,2,3,4,5",
        starts_on=_first_day(figure, world),
        ends_on=world.clock.day(-figure.left) if figure.left else None,
        is_active=not figure.left,
        role="guest" if figure.guest else "member",
        language=figure.language,
        field_visibility={"mobile": figure.mobile_for} if figure.mobile_for else {},
        confirmed_on=max(world.clock.day(-draw(figure.key) % 300 - 20), _first_day(figure, world)),
        joined_at=world.clock.ago(figure.started or "26w mon 07:00"),
    )
    if not figure.guest:
        person.source, person.source_id = REGISTER, figure.key
        person.source_fields = _FROM_REGISTER
    person.name, person.sort_name = full_name(person), sort_name(person)
    person.search_name = search_text(person)
    return person


def _first_day(figure: Figure, world: World) -> date:
    if figure.started:
        return world.clock.ago(figure.started).date()
    return world.clock.today - timedelta(days=round(figure.years * 365.25))


def _let_in(world: World) -> None:
    """Their addresses are proven, and who is no guest belongs to everyone at work."""
    EmailAddress.objects.bulk_create(
        EmailAddress(user=person, email=person.email, verified=True, primary=True)
        for person in world.people.values()
    )
    AudienceMembership.objects.bulk_create(
        AudienceMembership(
            person=person,
            audience_id=EVERYONE,
            because=AudienceMembership.Because.AT_WORK,
        )
        for person in world.people.values()
        if not person.is_guest
    )


def _add_departments(world: World) -> None:
    for unit in world.register.units.values():
        world.departments[unit.key] = Department.objects.create(
            handle=handle_of(f"department {unit.key}"),
            name=unit.name,
            description=unit.about,
            parent=world.departments.get(unit.part_of),
        )


def _add_seats(world: World) -> None:
    """The seats first, then who reports to whom: a seat may come after the one below it."""
    seats = {f"vacancy {key}": seat for key, seat in world.register.vacancies.items()}
    holders: dict[str, tuple[str, int]] = {}
    for figure in world.register.figures.values():
        for rank, seat in enumerate(figure.seats):
            name = f"{figure.key} {rank}" if rank else figure.key
            seats[name], holders[name] = seat, (figure.key, rank)
    rows = {name: _position(name, seat, holders, world) for name, seat in seats.items()}
    Position.objects.bulk_create(rows.values())
    for name, seat in seats.items():
        rows[name].reports_to = rows.get(seat.under) or rows.get(f"vacancy {seat.under}")
    Position.objects.bulk_update(rows.values(), ["reports_to"])


def _position(name: str, seat: Seat, holders: dict[str, tuple[str, int]], world: World) -> Position:
    holder, rank = holders.get(name, ("", 0))
    return Position(
        handle=handle_of(f"seat {name}"),
        person=world.people.get(holder),
        state=Position.State.FILLED if holder else Position.State.VACANT,
        title=seat.title,
        department=world.departments.get(seat.department),
        is_head=seat.head,
        missing_manager=seat.unknown_manager,
        rank=rank,
    )


def _add_knowledge(world: World) -> None:
    Expertise.objects.bulk_create(
        Expertise(person=world.people[figure.key], kind=kind, label=word, slug=slug_of(word))
        for figure in world.register.figures.values()
        for kind, words in (
            (Expertise.Kind.ASK_ME, figure.asks),
            (Expertise.Kind.SKILL, figure.skills),
        )
        for word in words
    )


def _add_absences(world: World) -> None:
    Absence.objects.bulk_create(
        Absence(
            handle=handle_of(f"absence {figure.key} {away.first}"),
            person=world.people[figure.key],
            first_day=world.clock.day(away.first),
            last_day=world.clock.day(away.last),
            stand_in=world.people.get(away.stand_in),
        )
        for figure in world.register.figures.values()
        for away in figure.away
    )
