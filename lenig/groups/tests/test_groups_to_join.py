"""Which groups are proposed to who follows little: those where they are welcome, and no others."""

import pytest

from lenig.groups.actions.describing import describe
from lenig.groups.axes import Joining
from lenig.groups.hot.groups_to_join import groups_to_join
from lenig.oversight.actions import elevate
from lenig.people.models import Department, Position
from tests.cast import Cast


@pytest.fixture
def youth_care(cast: Cast) -> Cast:
    """Anouk, Dewi and the administrator work in one department; anybody can join each of the groups."""
    department = Department.objects.create(name="Jeugd")
    for person in (cast.anouk, cast.dewi, cast.beheer):
        Position.objects.create(person=person, department=department, title="Medewerker")
    for group in (cast.o, cast.c, cast.s):
        describe(group, viewer=cast.viewer("carla"), joining=Joining.FREE)
    return cast


def proposed(cast: Cast, name: str) -> dict[str, int]:
    """The groups that are proposed, each with how many of one's colleagues are in it."""
    return {each.group.name: each.colleagues for each in groups_to_join(cast.viewer(name), limit=5)}


def test_where_colleagues_of_the_department_are_one_is_welcome(youth_care: Cast) -> None:
    assert proposed(youth_care, "dewi") == {"Wijkteams": 1}
    assert proposed(youth_care, "anouk") == {}


def test_what_an_elevation_shows_is_not_proposed(youth_care: Cast) -> None:
    for group in (youth_care.c, youth_care.s):
        elevate(youth_care.viewer("beheer"), group.own_audience_id, reason="Er is een klacht.")

    assert proposed(youth_care, "beheer").keys() == {"Wijkteams", "Jeugdzorg"}
