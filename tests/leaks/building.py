"""The world, filled in the order in which one thing needs another."""

from tests.leaks.filling_groups import fill_groups
from tests.leaks.filling_people import (
    fill_books,
    fill_common_topic,
    fill_organisation,
    fill_profile,
    note_notices,
)
from tests.leaks.world import World


def build() -> World:
    world = World()
    world.everybody()
    fill_organisation(world)
    fill_profile(world)
    fill_groups(world)
    fill_common_topic(world)
    fill_books(world)
    world.see_off()
    note_notices(world)
    return world
