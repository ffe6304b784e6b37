"""One cast for the whole suite; each test fills the lists of an office of its own."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoDbBlocker

from lenig.people.models import Person
from tests.cast import Cast
from tests.every_list.filling import Office
from tests.undoing import undone

Look = Callable[..., Client]


@pytest.fixture(scope="package")
def _everybody(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with django_db_blocker.unblock(), undone():
        cast = Cast()
        assert cast.people
        yield cast


@pytest.fixture
def office(_everybody: Cast, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    """People alone, and what a list needs to be asked for."""
    with django_db_blocker.unblock(), undone():
        yield Office(_everybody)


@pytest.fixture
def look(office: Office) -> Look:
    """`look("carla", "en")`: a browser in which Carla is signed in, in her language."""

    def signed_in(name: str, language: str = "nl") -> Client:
        person = getattr(office.cast, name)
        Person.objects.filter(pk=person.pk).update(language=language)
        caches["fragments"].clear()
        client = Client()
        client.force_login(person)
        return client

    return signed_in
