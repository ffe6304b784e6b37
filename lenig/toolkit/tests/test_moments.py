"""Ids made of moments: in their order, each once, whoever makes how many of them."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction

from lenig.access.models import EVERYONE
from lenig.access.scope import every_row
from lenig.stream.models import Bookmark, Comment, Post
from lenig.toolkit import moments
from lenig.toolkit.moments import moment_id, moment_of, renew_taken
from tests.cast import Cast

NOON = datetime(2026, 11, 23, 12, 0, 0, 123_000, tzinfo=UTC)
MANY = 20_000


@pytest.fixture
def _as_machine() -> Iterator[None]:
    with every_row(because="a test looks at the rows"):
        yield


def post_by(cast: Cast, id_: int) -> Post:
    return Post(id=id_, author=cast.anouk, audience_id=EVERYONE, kind="update", content="Dag.")


def test_many_of_one_millisecond_are_all_different() -> None:
    ids = [moment_id(NOON) for _ in range(MANY)]

    assert len(set(ids)) == MANY
    assert {moment_of(each) for each in ids} == {NOON}


def test_threads_never_make_the_same() -> None:
    with ThreadPoolExecutor(8) as threads:
        batches = threads.map(lambda _: [moment_id(NOON) for _ in range(2000)], range(8))
        ids = [each for batch in batches for each in batch]

    assert len(set(ids)) == 16_000


def test_a_forked_process_does_not_count_on_from_the_same_place() -> None:
    moment_id(NOON)
    reading, writing = os.pipe()

    if (child := os.fork()) == 0:
        os.write(writing, str(moment_id(NOON)).encode())
        os._exit(0)
    os.waitpid(child, 0)

    assert int(os.read(reading, 100)) != moment_id(NOON)


def test_what_is_remembered_has_an_end() -> None:
    counter = moments._Counter()

    with patch.object(moments, "_REMEMBERED", 10):
        for millisecond in range(100):
            counter.next(millisecond)

    assert len(counter._last) == 10


@pytest.mark.usefixtures("_as_machine")
def test_a_post_whose_id_is_taken_gets_another_of_the_same_moment(cast: Cast) -> None:
    taken = moment_id(NOON)
    with transaction.atomic():
        first, second = post_by(cast, taken), post_by(cast, taken)
        first.save()
        second.save()

    assert first.pk == taken != second.pk
    assert moment_of(second.pk) == NOON
    assert Post.objects.count() == 2


@pytest.mark.usefixtures("_as_machine")
def test_another_rule_of_the_table_is_still_heard(cast: Cast) -> None:
    with transaction.atomic():
        post = post_by(cast, moment_id(NOON))
        post.save()
        Bookmark.objects.create(person=cast.bram, post=post)

        with pytest.raises(IntegrityError):
            Bookmark.objects.create(person=cast.bram, post=post)

    assert Bookmark.objects.count() == 1


@pytest.mark.usefixtures("_as_machine")
def test_many_at_once_find_their_places_beside_those_that_are_there(cast: Cast) -> None:
    ids = [moment_id(NOON) for _ in range(1200)]
    with transaction.atomic():
        Post.objects.bulk_create(post_by(cast, each) for each in ids[::2])
        new = [post_by(cast, each) for each in ids]

        renewed = renew_taken(new)
        Post.objects.bulk_create(new)

    assert set(renewed) == set(ids[::2])
    assert Post.objects.count() == 1800
    assert {moment_of(post.pk) for post in new} == {NOON}


@pytest.mark.usefixtures("_as_machine")
def test_a_row_that_is_there_is_changed_and_not_doubled(cast: Cast) -> None:
    with transaction.atomic():
        post = post_by(cast, moment_id(NOON))
        post.save()
        comment = Comment.objects.create(post=post, author=cast.bram, content="Ja")
        comment.content = "Nee"
        comment.save(update_fields=["content"])

    assert [each.content for each in Comment.objects.all()] == ["Nee"]
