"""One cast for the whole suite, and for each kind a browser that shares something of it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoDbBlocker

from lenig.people.models import Person
from lenig.stream.actions.posting import publish
from lenig.stream.kinds import Kind
from lenig.stream.models import Post
from tests.cast import Cast
from tests.every_kind import examples
from tests.undoing import undone

As = Callable[..., Client]
Share = Callable[..., Post]


@pytest.fixture(scope="package")
def _everybody(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with django_db_blocker.unblock(), undone():
        cast = Cast()
        assert cast.groups
        yield cast


@pytest.fixture
def cast(_everybody: Cast, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Everybody, as they were before the test."""
    with django_db_blocker.unblock(), undone():
        yield _everybody


@pytest.fixture(params=examples.kinds(), ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest) -> Kind:
    """Each kind that people can choose."""
    found: Kind = request.param
    return found


@pytest.fixture
def as_(cast: Cast) -> As:
    """`as_(cast.anouk, "en")`: a browser in which Anouk is signed in, in her language."""

    def signed_in(person: Person, language: str = "nl") -> Client:
        Person.objects.filter(pk=person.pk).update(language=language)
        caches["fragments"].clear()
        client = Client()
        client.force_login(person)
        return client

    return signed_in


@pytest.fixture
def share(cast: Cast, kind: Kind) -> Share:
    """`share("Hallo")`: something of this kind by Anouk in the closed group."""

    def shared(words: str, by: str = "anouk", **more: Any) -> Post:
        viewer = cast.viewer(by)
        place = more.pop("place", cast.c.source)
        return publish(examples.new_post(kind, words, viewer=viewer, place=place), viewer=viewer)

    return shared
