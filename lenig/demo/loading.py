"""Loads the demo organisation, in three steps of which each happens whole or not at all.

The pictures come between two transactions, because taking in a file writes to disk
and must not wait in one. A loading that was broken off goes on where it stopped.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from lenig.demo.clock import Clock
from lenig.demo.filling.comments import add_comments, make_comments
from lenig.demo.filling.following import add_follows, add_what_accounts_keep
from lenig.demo.filling.groups import add_groups, put_away
from lenig.demo.filling.notices import add_notices
from lenig.demo.filling.people import add_people, find_people
from lenig.demo.filling.pictures import add_covers, add_pictures
from lenig.demo.filling.posts import add_posts, make_posts
from lenig.demo.filling.reactions import add_reactions, make_reactions
from lenig.demo.filling.sources import add_sources
from lenig.demo.filling.topics import add_topics
from lenig.demo.filling.world import World
from lenig.demo.register import read_register
from lenig.demo.script import STORIES, read_folder
from lenig.people.models import Organisation, Person

Step = Callable[[World], None]

#: In their order: each needs the rows of those before it.
STEPS: tuple[Step, ...] = (
    add_sources,
    add_topics,
    add_groups,
    add_covers,
    make_posts,
    make_comments,
    make_reactions,
    add_posts,
    add_comments,
    add_reactions,
    add_follows,
    add_what_accounts_keep,
    add_notices,
    put_away,
)


class NotEmpty(Exception):
    """Somebody works here already, who is not of the demo."""


def load(now: datetime | None = None) -> bool:
    """Fill an empty database with Gemeente Zuiderdam as it is today; False when it is there already.

    Raises NotEmpty rather than mixing invented people with real ones.
    """
    world = World(Clock(now), read_register(), read_folder(STORIES))
    if Organisation.current() is not None:
        if is_loaded(world):
            return False
        raise NotEmpty
    if not find_people(world):
        if Person.objects.exists():
            raise NotEmpty
        add_people(world)
    add_pictures(world)
    _tell(world)
    return True


def is_loaded(world: World) -> bool:
    """Whether the organisation here is this one."""
    return find_people(world)


@transaction.atomic
def _tell(world: World) -> None:
    for step in STEPS:
        step(world)
    # Last: whoever finds the organisation finds all of it.
    Organisation.objects.create(name=world.register.name)
