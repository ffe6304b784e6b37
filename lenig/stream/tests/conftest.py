"""What the tests of the stream share: somebody shares something, somebody looks."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from lenig.access.viewer import Viewer
from lenig.people.models import Person
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.models import Post

Share = Callable[..., Post]


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Fragments live as long as the process; a test must not see those of another."""
    caches["fragments"].clear()


@pytest.fixture
def share(db: None) -> Share:
    """`share(cast.anouk, "Hello", place=cast.c.source)`: an update, as an action makes it."""

    def shared(author: Person, content: str = "Een bericht.", **what: Any) -> Post:
        new = NewPost(kind="update", content=content, **what)
        return publish(new, viewer=Viewer.of(author))

    return shared


@pytest.fixture
def as_(client: Client) -> Callable[[Person], Client]:
    """A browser in which this person is signed in."""

    def signed_in(person: Person) -> Client:
        client.force_login(person)
        return client

    return signed_in
