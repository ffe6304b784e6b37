"""A group that is archived, or moving, while somebody writes in it: nothing typed is lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from django.test import Client

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.groups.actions.archiving import archive
from lenig.people.models import Person
from lenig.stream import abilities
from lenig.stream.actions import looking_after
from lenig.stream.actions.commenting import NewComment, comment_on
from lenig.stream.models import Comment, Post, Reaction
from lenig.stream.tests.conftest import Share
from tests.cast import Cast

As = Callable[[Person], Client]
READ_ONLY = "Deze groep is nu alleen te lezen."
ELSEWHERE = "Kies een andere plek."
HTMX = {"HX-Request": "true"}
WORDS = "Alles wat ik net heb getypt."


@contextmanager
def just_too_late() -> Iterator[None]:
    """The page asks before it is archived; the action asks after it."""
    with (
        patch.object(abilities, "is_read_only", lambda post: False),
        patch("lenig.stream.forms.may_share", lambda viewer, place: True),
    ):
        yield


@pytest.fixture
def post(share: Share, cast: Cast) -> Post:
    return share(cast.anouk, "De zaal is klaar.", place=cast.c.source)


@pytest.fixture
def closed(cast: Cast, post: Post) -> Post:
    """The post, in a group that was archived since."""
    archive(cast.c, viewer=cast.viewer("carla"))
    return post


def words_of(post: Post) -> str:
    return Post.objects.every_row(because="a test looks").get(pk=post.pk).content


def comments() -> list[Comment]:
    return list(Comment.objects.every_row(because="a test looks"))


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_comment_that_comes_too_late_is_kept_beside_the_reason(
    as_: As, cast: Cast, closed: Post, headers: dict[str, str]
) -> None:
    page = as_(cast.dora).post(
        f"/posts/{closed.handle}/comments/", {"content": WORDS}, headers=headers
    )

    assert page.status_code == 422
    assert READ_ONLY in page.content.decode()
    assert WORDS in page.content.decode()
    assert comments() == []


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_the_action_refuses_what_the_page_had_still_allowed(
    as_: As, cast: Cast, closed: Post, headers: dict[str, str]
) -> None:
    with just_too_late():
        page = as_(cast.dora).post(
            f"/posts/{closed.handle}/comments/", {"content": WORDS}, headers=headers
        )

    assert page.status_code == 422
    assert WORDS in page.content.decode()
    assert comments() == []


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_words_under_a_post_whose_comments_were_just_closed_are_kept(
    as_: As, cast: Cast, post: Post, headers: dict[str, str]
) -> None:
    looking_after.close_comments(post, viewer=cast.viewer("chidi"), reason="Klaar.")

    with patch("lenig.stream.views.commenting._may_comment", side_effect=[True, False]):
        page = as_(cast.dora).post(
            f"/posts/{post.handle}/comments/", {"content": WORDS}, headers=headers
        )

    assert page.status_code == 422
    assert "De reacties zijn gesloten." in page.content.decode()
    assert WORDS in page.content.decode()
    assert comments() == []


def test_a_post_for_a_group_that_was_just_archived_is_kept_in_the_composer(
    as_: As, cast: Cast
) -> None:
    place = cast.c.source
    with (
        just_too_late(),
        patch("lenig.stream.forms.place_named", lambda viewer, handle: place),
    ):
        archive(cast.c, viewer=cast.viewer("carla"))
        page = as_(cast.dora).post(
            "/compose/", {"kind": "update", "content": WORDS, "place": place.handle}
        )

    assert page.status_code == 422
    assert ELSEWHERE in page.content.decode()
    assert WORDS in page.content.decode()
    assert not Post.objects.every_row(because="a test looks").exists()


def test_passing_something_on_into_such_a_group_keeps_the_words(
    as_: As, cast: Cast, share: Share
) -> None:
    original, place = share(cast.bram, "Lees dit."), cast.c.source
    with (
        just_too_late(),
        patch("lenig.stream.forms.place_named", lambda viewer, handle: place),
    ):
        archive(cast.c, viewer=cast.viewer("carla"))
        page = as_(cast.dora).post(
            f"/posts/{original.handle}/share/", {"content": WORDS, "place": place.handle}
        )

    assert page.status_code == 422
    assert ELSEWHERE in page.content.decode()
    assert WORDS in page.content.decode()


def test_changing_a_post_there_keeps_the_new_words_in_the_form(
    as_: As, cast: Cast, closed: Post
) -> None:
    page = as_(cast.anouk).post(f"/posts/{closed.handle}/edit/", {"content": WORDS})

    assert page.status_code == 422
    assert READ_ONLY in page.content.decode()
    assert WORDS in page.content.decode()
    assert words_of(closed) == "De zaal is klaar."


def test_changing_a_comment_there_keeps_the_new_words_in_the_form(
    as_: As, cast: Cast, post: Post
) -> None:
    said = comment_on(post, NewComment("Mooi!"), viewer=Viewer.of(cast.dora))
    archive(cast.c, viewer=cast.viewer("carla"))

    page = as_(cast.dora).post(f"/comments/{said.handle}/edit/", {"content": WORDS})

    assert page.status_code == 422
    assert READ_ONLY in page.content.decode()
    assert WORDS in page.content.decode()
    assert [each.content for each in comments()] == ["Mooi!"]


@pytest.mark.parametrize("is_late", [False, True])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_reaction_there_is_not_kept_and_the_reader_hears_why(
    as_: As, cast: Cast, closed: Post, headers: dict[str, str], is_late: bool
) -> None:
    browser, address = as_(cast.dora), f"/posts/{closed.handle}/reaction/"

    if is_late:
        with patch("lenig.stream.views.reacting.may_take_part", lambda viewer, post: True):
            page = browser.post(address, {"reaction": "like"}, follow=True, headers=headers)
    else:
        page = browser.post(address, {"reaction": "like"}, follow=True, headers=headers)

    assert page.status_code == 200
    assert "Je reactie is niet bewaard." in page.content.decode()
    with every_row(because="a test looks"):
        assert not Reaction.objects.exists()


def test_one_may_still_take_back_what_one_said_there(as_: As, cast: Cast, closed: Post) -> None:
    as_(cast.anouk).post(f"/posts/{closed.handle}/withdrawal/")

    assert Post.objects.every_row(because="a test looks").get(pk=closed.pk).state == "withdrawn"
