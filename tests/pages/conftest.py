"""The whole map as each sort of reader finds it, looked for once by each worker."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core.cache import caches
from pytest_django import DjangoDbBlocker

from tests.cast import Cast
from tests.pages.filling import full
from tests.pages.readers import OTHERS, Page, Reader, administrator, member, nobody
from tests.pages.reading import Reading
from tests.pages.world import World, bare
from tests.undoing import undone


@dataclass
class Visit:
    """The pages that one reader finds, each as it reads in Dutch and in English."""

    reader: Reader
    dutch: dict[Page, Reading]
    english: dict[Page, Reading]


@dataclass
class Tour:
    """Everybody's visit, and the world through which they went."""

    world: World
    visits: list[Visit]


@pytest.fixture(scope="package")
def tour(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Tour]:
    with django_db_blocker.unblock(), undone():
        cast = Cast()
        begun = _visit(nobody(cast), bare(cast))
        world = full(cast)
        others = [_visit(reader(cast), world) for reader in (member, administrator, *OTHERS)]
        yield Tour(world, [begun, *others])


def _visit(reader: Reader, world: World) -> Visit:
    caches["fragments"].clear()
    reader.speaks("nl")
    dutch = {page: Reading(page.html) for page in reader.pages(world)}
    reader.speaks("en")
    return Visit(reader, dutch, {page: reader.read(page) for page in dutch})
