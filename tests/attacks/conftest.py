import pytest

from tests.attacks.world import World
from tests.cast import Cast


@pytest.fixture
def world(cast: Cast) -> World:
    """The cast, with things to hide."""
    return World(cast)
