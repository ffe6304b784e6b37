"""One world for the whole suite: built once for each worker, and the same before every test."""

import logging
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from tests.leaks.building import build
from tests.leaks.looking import Looker
from tests.leaks.world import World
from tests.undoing import undone

See = Callable[..., Looker]


@pytest.fixture(scope="package")
def _whole_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), undone():
        yield build()


@pytest.fixture
def world(_whole_world: World, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The cast with all that is hidden; what a test changes is undone after it."""
    with django_db_blocker.unblock(), undone():
        yield _whole_world


@pytest.fixture(autouse=True)
def _the_clock_stands_still() -> Iterator[None]:
    """Answers are compared, and between two of them "2 min ago" may become three."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


@pytest.fixture
def see(world: World, caplog: pytest.LogCaptureFixture) -> See:
    """`see("esra").ask("/groups/")`: what Esra gets to see there."""
    caplog.set_level(logging.ERROR, "django.request")  # a thousand times "Not Found"
    return lambda who, language="nl": Looker(world, who, language)
