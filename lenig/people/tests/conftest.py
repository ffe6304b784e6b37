"""A small organisation for the people of the cast, and what every page costs besides itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from lenig.access.models import Audience, AudienceMembership
from lenig.contracts import slots
from lenig.people.actions.arriving import add_person
from lenig.people.actions.being_away import go_away
from lenig.people.models import Absence, Department, Expertise, Person, Position
from lenig.toolkit.text import slug_of
from tests.cast import Cast

#: Where other rooms may add to any page.
FRAME = (
    *("navigation", "tabs", "rail", "bar-actions", "person-menu", "search", "footer"),
    "site-name",
)
#: The session, the person and their audiences.
WHO_LOOKS = 3


def cost_of_the_frame(*places: str) -> int:
    """How many queries a page asks before it begins, with what these places add to it."""
    return WHO_LOOKS + sum(slots.cost(place) for place in (*FRAME, *places))


@dataclass
class Office:
    """Carla leads service, Anouk the front desk below it; Bram and Esra work at the desk."""

    service: Department
    desk: Department
    ict: Department
    carla: Position
    anouk: Position
    bram: Position
    esra: Position


@pytest.fixture
def office(cast: Cast) -> Office:
    return found_office(cast)


@transaction.atomic
def found_office(cast: Cast) -> Office:
    service = Department.objects.create(name="Dienstverlening")
    desk = Department.objects.create(name="Klantcontact", parent=service)
    ict = Department.objects.create(name="ICT")
    carla = seat(cast.carla, "Afdelingshoofd", service, head=True)
    anouk = seat(cast.anouk, "Teamleider", desk, under=carla, head=True)
    bram = seat(cast.bram, "Adviseur portaal", desk, under=anouk)
    esra = seat(cast.esra, "Consulent", desk, under=anouk)
    return Office(service, desk, ict, carla, anouk, bram, esra)


def are_here(*who: object) -> None:
    """The cast is made at first mention, and so these are mentioned."""


@transaction.atomic
def seat(
    person: Person | None,
    title: str,
    department: Department | None = None,
    *,
    under: Position | None = None,
    head: bool = False,
) -> Position:
    """A seat, vacant when nobody sits there."""
    state = Position.State.FILLED if person else Position.State.VACANT
    return Position.objects.create(
        person=person,
        state=state,
        title=title,
        department=department,
        reports_to=under,
        is_head=head,
    )


@transaction.atomic
def knows(person: Person, *words: str, kind: Expertise.Kind = Expertise.Kind.ASK_ME) -> None:
    """Somebody may be asked about these words."""
    for word in words:
        Expertise.objects.create(person=person, kind=kind, label=word, slug=slug_of(word))


def away(person: Person, stand_in: Person | None = None) -> Absence:
    """Somebody is away today and tomorrow."""
    today = timezone.localdate()
    return go_away(person, first_day=today, last_day=today + timedelta(1), stand_in=stand_in)


def crowd(number: int) -> list[Person]:
    """This many people: Persoon 00, Persoon 01 and so on."""
    return [add_person(given_name="Persoon", surname=f"{n:02}") for n in range(number)]


@transaction.atomic
def meet(*people: Person) -> None:
    """Put these people into one closed audience, as a group does."""
    audience = Audience.objects.create(owner="group")
    for person in people:
        AudienceMembership.objects.create(
            person=person, audience=audience, because=AudienceMembership.Because.MEMBER
        )


@pytest.fixture
def read(client: Client) -> Callable[..., str]:
    """What somebody reads at an address."""

    def page(person: Person, address: str, **query: str | list[str]) -> str:
        client.force_login(person)
        response = client.get(address, query)
        assert response.status_code == 200, response.status_code
        return response.content.decode()

    return page
