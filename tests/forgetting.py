"""What a process keeps for speed is forgotten between tests, as the database is."""

import pytest
from django.core.cache import caches

from lenig.people.standings import forget_standings


@pytest.fixture(autouse=True)
def _fragments_are_forgotten() -> None:
    """A card or a count of the test before belongs to people who no longer exist."""
    caches["fragments"].clear()
    forget_standings()
