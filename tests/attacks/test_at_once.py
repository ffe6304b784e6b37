"""A110: many requests in the same instant leave what one would have left."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from lenig.access.scope import every_row
from lenig.groups.models import Membership
from lenig.people.models import Person
from lenig.stream.actions.commenting import NewComment, comment_on
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.models import Bookmark, Comment, CommentReaction, Follow, Post, Reaction
from tests.cast import Cast

AT_ONCE = 12


@pytest.fixture
def burst() -> Callable[..., list[int]]:
    """`burst(people, address, fields)`: each of these people sends it several times at once."""

    def send(client: Client, address: str, fields: dict[str, Any]) -> int:
        try:
            return client.post(address, fields).status_code
        finally:
            connections.close_all()

    def sent(people: list[Person], address: str, *fields: dict[str, Any]) -> list[int]:
        clients = [_signed_in(people[n % len(people)]) for n in range(AT_ONCE)]
        with ThreadPoolExecutor(max_workers=AT_ONCE) as threads:
            waiting = [
                threads.submit(send, client, address, fields[n % len(fields)])
                for n, client in enumerate(clients)
            ]
            return [each.result() for each in waiting]

    return sent


def _signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def post(transactional_db: None, cast: Cast) -> Post:
    assert cast.o
    return publish(NewPost("update", "Wie doet er mee?"), viewer=cast.viewer("anouk"))


def test_A110_one_person_reacts_once_however_often(
    burst: Callable[..., list[int]], cast: Cast, post: Post
) -> None:
    """In two sessions each, and with two sorts of reactions."""
    comment = comment_on(post, NewComment("Ik."), viewer=cast.viewer("esra"))
    people = [cast.bram, cast.esra, cast.bram]

    answers = burst(people, f"{post.get_absolute_url()}reaction/", *REACTIONS)
    answers += burst(people, f"/comments/{comment.handle}/reaction/", *REACTIONS)

    assert set(answers) == {302}
    post.refresh_from_db()
    comment.refresh_from_db()
    with every_row(because="a test counts"):
        for model, on, thing in ((Reaction, "post", post), (CommentReaction, "comment", comment)):
            rows = model.objects.filter(**{on: thing})
            assert sorted(rows.values_list("person", flat=True)) == sorted(
                [cast.bram.pk, cast.esra.pk]
            )
            counted = {name: rows.filter(type=name).count() for name in ("like", "thanks")}
            assert {name: getattr(thing, f"count_{name}") for name in counted} == counted
            assert thing.reaction_count == 2


REACTIONS = ({"reaction": "like"}, {"reaction": "thanks"})


def test_A110_the_same_words_under_one_key_are_one_comment(
    burst: Callable[..., list[int]], cast: Cast, post: Post
) -> None:
    sent = {"content": "Ik kom.", "key": "k" * 20}

    burst([cast.bram], f"{post.get_absolute_url()}comments/", sent)

    post.refresh_from_db()
    with every_row(because="a test counts"):
        assert Comment.objects.filter(post=post).count() == post.comment_count == 1


def test_A110_keeping_following_and_joining_leave_one_row(
    burst: Callable[..., list[int]], cast: Cast, post: Post
) -> None:
    address = post.get_absolute_url()

    answers = [
        *burst([cast.dewi], f"{address}bookmark/", {"keep": "yes"}),
        *burst([cast.dewi], f"/follow/{cast.anouk.handle}/", {"level": "all"}),
        *burst([cast.dewi], f"/groups/{cast.o.address}/membership/", {"level": "all"}),
    ]

    assert set(answers) == {302}
    assert Bookmark.objects.filter(person=cast.dewi).count() == 1
    assert Follow.objects.filter(person=cast.dewi, source__handle=cast.anouk.handle).count() == 1
    with every_row(because="a test counts"):
        assert Membership.objects.filter(person=cast.dewi, group=cast.o).count() == 1


def test_A92_guesses_at_once_are_counted_each(transactional_db: None, cast: Cast) -> None:
    """From as many networks, so that the limit of an account is what holds."""
    cast.anouk.set_password("drie blauwe stoelen")
    cast.anouk.save()

    def guess(number: int) -> str:
        guesser = Client(REMOTE_ADDR=f"2001:db8:{number:x}::1")
        try:
            sent = {"login": cast.anouk.email or "", "password": f"vier groene tafels {number}"}
            return guesser.post("/account/login/", sent).content.decode()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=AT_ONCE) as threads:
        pages = list(threads.map(guess, range(3 * AT_ONCE)))

    assert sum("Te veel" not in page for page in pages) == 5
