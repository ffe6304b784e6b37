"""Comments under cards are kept as they were drawn; what is kept decides nothing about rights."""

from collections.abc import Callable

import pytest
from django.test import Client

from lenig.people.models import Person
from lenig.stream.actions.commenting import (
    NewComment,
    comment_on,
    edit_comment,
    restore_comment,
    withdraw_comment,
)
from lenig.stream.models import Comment, Post
from lenig.stream.tests.conftest import Share
from tests.budget import Budget
from tests.cast import Cast

As = Callable[[Person], Client]


@pytest.fixture
def said(cast: Cast, share: Share) -> Comment:
    """Something that Bram said, and that everybody saw at home: from then on it is kept."""
    post = share(cast.anouk)
    return comment_on(post, NewComment("Eerste woorden."), viewer=cast.viewer("bram"))


def home(client: Client) -> str:
    return client.get("/", {"tab": "organisation"}).content.decode()


def test_other_words_show_at_once(as_: As, cast: Cast, said: Comment) -> None:
    assert "Eerste woorden." in home(as_(cast.esra))

    edit_comment(said, viewer=cast.viewer("bram"), content="Andere woorden.")

    page = home(as_(cast.esra))
    assert "Andere woorden." in page
    assert "Eerste woorden." not in page


def test_what_was_withdrawn_is_gone_at_once_and_comes_back(
    as_: As, cast: Cast, said: Comment
) -> None:
    assert "Eerste woorden." in home(as_(cast.esra))

    withdraw_comment(said, viewer=cast.viewer("bram"))
    gone = home(as_(cast.esra))
    restore_comment(said, viewer=cast.viewer("bram"))

    assert "Eerste woorden." not in gone
    assert "Eerste woorden." in home(as_(cast.esra))


def test_what_members_saw_is_not_kept_for_others(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.carla, place=cast.s.source)
    comment_on(post, NewComment("Onder ons."), viewer=cast.viewer("dewi"))

    inside, outside = home(as_(cast.dewi)), home(as_(cast.bram))

    assert "Onder ons." in inside
    assert "Onder ons." not in outside


def test_each_language_has_its_own(as_: As, cast: Cast, said: Comment) -> None:
    comment_on(said.post, NewComment("Zelf nog iets."), viewer=cast.viewer("anouk"))
    client = as_(cast.esra)
    dutch = home(client)
    cast.esra.language = "en"
    cast.esra.save()

    english = home(client)

    assert "schreef dit" in dutch
    assert "wrote this" in english


@pytest.mark.parametrize("number", [1, 20])
def test_kept_comments_cost_one_question(
    as_: As, cast: Cast, share: Share, budget: Budget, number: int
) -> None:
    for n in range(number):
        post: Post = share(cast.anouk, f"Bericht {n}.")
        for words in ("Een.", "Twee.", "Drie.", "Vier."):
            comment_on(post, NewComment(words), viewer=cast.viewer("bram"))
    client = as_(cast.esra)
    home(client)

    with budget(queries=8):
        page = home(client)

    assert page.count("data-comment=") == 3 * number
