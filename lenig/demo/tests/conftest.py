"""The demo, loaded once for a module of tests and gone after it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.demo.keys import handle_of
from lenig.demo.loading import load
from lenig.demo.register import Register, read_register
from lenig.demo.script import STORIES, Story, read_folder
from lenig.groups.models import Group
from lenig.notifications.models import Notice
from lenig.people.models import Person
from lenig.stream.models import Comment, Follow, Post, Topic

#: How many queries the loading cost, for the test that bounds it.
COST: list[int] = []


@contextmanager
def undone() -> Iterator[None]:
    """Undo what is written inside. Taking in a file asks for no transaction but a test case's."""
    around = TestCase._enter_atomics()  # type: ignore[attr-defined]
    try:
        yield
    finally:
        TestCase._rollback_atomics(around)  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def register() -> Register:
    return read_register()


@pytest.fixture(scope="session")
def stories() -> list[Story]:
    return read_folder(STORIES)


@pytest.fixture(scope="module")
def _demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Loading takes seconds, so a module shares it."""
    with django_db_blocker.unblock(), undone():
        with CaptureQueriesContext(connection) as captured:
            load()
        COST[:] = [len(captured)]
        with django_db_blocker.block():
            yield


@pytest.fixture
def demo(_demo: None, db: None) -> None:
    """Gemeente Zuiderdam, there to be read and changed by one test."""


def person(key: str) -> Person:
    """Somebody of the stories, by the key that the register gives them."""
    return Person.objects.get(handle=handle_of(f"person {key}"))


def viewer(key: str) -> Viewer:
    return Viewer.of(person(key))


def fingerprint() -> list[Any]:
    """What two equal loadings have in common."""
    with every_row(because="a test compares all that was loaded"):
        return [
            list(Person.objects.order_by("handle").values_list("handle", "email", "starts_on")),
            list(Post.objects.order_by("pk").values_list("pk", "handle", "html", "count_like")),
            list(Comment.objects.order_by("pk").values_list("pk", "handle", "html")),
            list(Group.objects.order_by("handle").values_list("handle", "archived_at", "cover_id")),
            list(Topic.objects.order_by("handle").values_list("handle", "slug")),
            list(Notice.objects.order_by("pk").values_list("pk", "handle", "person__handle")),
            list(
                Follow.objects.order_by("person__handle", "source__handle").values_list(
                    "person__handle", "source__handle", "level"
                )
            ),
        ]
