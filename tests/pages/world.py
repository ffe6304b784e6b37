"""What stands at the addresses: nothing yet, hardly anything, or something of everything.

The words that people say here are Latin, so that whatever speaks Dutch or English on a
page was said by Lenig.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import transaction

from lenig.groups.actions.belonging import let_in
from lenig.groups.actions.founding import build_group
from lenig.groups.axes import Kind, Visibility
from lenig.groups.models import Role
from lenig.people.models import Organisation
from tests.cast import Cast


@dataclass
class World:
    """The cast, and what stands at each place of an address."""

    cast: Cast
    stands: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def put(self, where: str, *what: str) -> None:
        """Let these stand in the place of a star: `put("groups/*/goals/", goal.handle)`."""
        self.stands[where] += what


def bare(cast: Cast) -> World:
    """A fresh installation: nobody is there."""
    return World(cast)


@transaction.atomic
def quiet(cast: Cast) -> World:
    """The first days: Carla and the administrator, one group with nothing in it."""
    world = World(cast)
    Organisation.objects.create(name="Zuiderdam")
    group = build_group(name="Primum", kind=Kind.PROJECT, visibility=Visibility.CLOSED)
    for person in (cast.carla, cast.beheer):
        let_in(group, person, role=Role.OWNER)
        world.put("people/", person.handle)
    world.put("manage/people/", cast.carla.handle)
    world.put("groups/", group.handle)
    return world
