"""Reading one post, reacting to it and saying something under it."""

import re
from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.test import Client

from lenig.people.models import Person
from lenig.stream.models import Post
from lenig.stream.tests.conftest import Share
from tests.cast import Cast

As = Callable[[Person], Client]


def again(post: Post) -> Post:
    return Post.objects.every_row(because="what a test made").get(pk=post.pk)


def without_token(page: HttpResponseBase) -> str:
    return re.sub(r"[A-Za-z0-9]{64}", "", page.content.decode())  # type: ignore[attr-defined]


def test_a_member_reads_it_and_an_outsider_finds_nothing(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.anouk, "Alleen voor ons.", place=cast.s.source)

    assert "Alleen voor ons." in as_(cast.dewi).get(post.get_absolute_url()).content.decode()
    refused = as_(cast.bram).get(post.get_absolute_url())
    missing = as_(cast.bram).get("/posts/00000000000000000000/")
    assert (refused.status_code, without_token(refused)) == (404, without_token(missing))


def test_a_reaction_is_given_changed_and_taken_back(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.anouk)
    browser, address = as_(cast.bram), f"{post.get_absolute_url()}reaction/"

    browser.post(address, {"reaction": "like"})
    browser.post(address, {"reaction": "thanks"})
    assert (again(post).count_like, again(post).count_thanks) == (0, 1)

    browser.post(address, {"reaction": ""})
    assert again(post).reaction_count == 0


def test_htmx_gets_the_bar_and_a_plain_browser_its_page(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.anouk)
    browser, address = as_(cast.bram), f"{post.get_absolute_url()}reaction/"

    part = browser.post(address, {"reaction": "like"}, headers={"hx-request": "true"})
    plain = browser.post(
        address, {"reaction": "like"}, headers={"referer": "http://testserver/?tab=organisation"}
    )

    assert part.content.decode().startswith(f'<form id="bar-{post.handle}"')
    assert plain.headers["Location"] == f"http://testserver/?tab=organisation#post-{post.handle}"


def test_a_comment_is_said_once_however_often_it_is_sent(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.anouk)
    browser, address = as_(cast.bram), f"{post.get_absolute_url()}comments/"

    browser.post(address, {"content": "Mooi werk!", "key": "k"})
    browser.post(address, {"content": "Mooi werk!", "key": "k"})

    assert again(post).comment_count == 1
    assert "Mooi werk!" in browser.get(post.get_absolute_url()).content.decode()


def test_an_outsider_can_neither_react_nor_comment(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.anouk, place=cast.s.source)
    doors = [("reaction/", {"reaction": "like"}), ("comments/", {"content": "Hoi"})]

    for door, words in doors:
        assert as_(cast.bram).post(post.get_absolute_url() + door, words).status_code == 404
    assert (again(post).reaction_count, again(post).comment_count) == (0, 0)

    for door, words in doors:
        assert as_(cast.dewi).post(post.get_absolute_url() + door, words).status_code == 302
    assert (again(post).reaction_count, again(post).comment_count) == (1, 1)
