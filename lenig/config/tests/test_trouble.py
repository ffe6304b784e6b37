"""A database that is too busy, or away, costs nobody a word."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from html import unescape
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from lenig.access.scope import every_row
from lenig.stream.models import Comment, Post
from lenig.toolkit.statements import needs_the_write_lock
from tests.cast import Cast

WORDS = "Morgen is de zaal dicht.\nNeem de achterdeur; tot <later>."
LOCKED = "The database is locked: other writers kept it for more than 20 seconds."


@contextmanager
def refusing(which: Callable[[str], bool]) -> Iterator[None]:
    """The database refuses these statements, as one that is too busy does."""

    def refuse(execute: Any, sql: str, *rest: Any) -> Any:
        if which(sql):
            raise OperationalError(LOCKED)
        return execute(sql, *rest)

    with connection.execute_wrapper(refuse):
        yield


def too_busy() -> AbstractContextManager[None]:
    return refusing(lambda sql: "submission" in sql and needs_the_write_lock(sql))


def away() -> AbstractContextManager[None]:
    return refusing(lambda sql: True)


@pytest.fixture
def anouk(cast: Cast, client: Client) -> Client:
    client.force_login(cast.anouk)
    client.raise_request_exception = False
    return client


def form_of(page: str) -> dict[str, str]:
    """What the form on this page would send."""
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)
    written = re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    return {name: unescape(value) for name, value in [*hidden, *written]}


def test_a_post_that_could_not_be_kept_comes_back_in_a_form_and_can_be_sent_once_more(
    anouk: Client,
) -> None:
    with too_busy():
        page = anouk.post("/compose/", {"kind": "update", "content": WORDS, "key": "k" * 20})
    again = form_of(page.content.decode())
    anouk.post("/compose/", again)
    anouk.post("/compose/", again)

    assert page.status_code == 503
    assert int(page["Retry-After"]) > 0
    assert page["Cache-Control"] == "private, no-store"
    assert "Het is nu te druk" in page.content.decode()
    assert "locked" not in page.content.decode()
    with every_row(because="a test looks"):
        assert [post.content for post in Post.objects.all()] == [WORDS]


def test_what_another_site_sent_is_not_offered_to_be_sent(cast: Cast) -> None:
    """Our own form around it would have made it count."""
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.force_login(cast.anouk)
    token = form_of(strict.get("/compose/").content.decode())["csrfmiddlewaretoken"]
    sent = {"kind": "update", "content": WORDS}

    with away():
        theirs = strict.post("/compose/", sent).content.decode()
        elsewhere = strict.post(
            "/compose/", sent | {"csrfmiddlewaretoken": token}, headers={"origin": "https://x.nl"}
        ).content.decode()
        ours = strict.post("/compose/", sent | {"csrfmiddlewaretoken": token}).content.decode()

    assert "Morgen is de zaal dicht" not in theirs + elsewhere
    assert "Morgen is de zaal dicht" in ours


def test_htmx_gets_a_short_message_and_leaves_the_form_as_it_is(anouk: Client, cast: Cast) -> None:
    anouk.post("/compose/", {"kind": "update", "content": "Hoi"})
    with every_row(because="a test looks"):
        post = Post.objects.get()

    with too_busy():
        part = anouk.post(
            f"/posts/{post.handle}/comments/",
            {"content": WORDS, "key": "k" * 20},
            headers={"HX-Request": "true"},
        )

    assert part.status_code == 503
    assert part["Retry-After"]
    assert "Wat je typte staat er nog" in part.content.decode()
    assert "<html" not in part.content.decode()
    with every_row(because="a test looks"):
        assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "Het is nu te druk"), ("en", "It is too busy right now")]
)
def test_a_page_that_cannot_be_read_says_when_to_come_back(
    anouk: Client, language: str, words: str
) -> None:
    with away():
        page = anouk.get("/?tab=new", headers={"Accept-Language": language})

    assert page.status_code == 503
    assert page["Retry-After"]
    assert words in page.content.decode()
    assert 'href="/?tab=new"' in page.content.decode()
    assert "locked" not in page.content.decode()


def test_words_are_kept_also_when_nothing_at_all_can_be_read(anouk: Client) -> None:
    with away():
        page = anouk.post("/compose/", {"kind": "update", "content": WORDS})

    assert page.status_code == 503
    assert form_of(page.content.decode()) == {
        "kind": "update",
        "content": WORDS,
        "csrfmiddlewaretoken": form_of(page.content.decode())["csrfmiddlewaretoken"],
    }


def test_a_password_is_never_shown_again(client: Client, db: None) -> None:
    client.raise_request_exception = False
    sent = {"login": "anouk@zuiderdam.example", "password": "paard batterij nietje"}

    with away():
        page = client.post("/account/login/", sent)

    assert page.status_code == 503
    assert "batterij" not in page.content.decode()
    assert "<form" not in page.content.decode()


def test_formatted_words_are_shown_as_words_and_sent_as_they_were(anouk: Client) -> None:
    with away():
        page = anouk.post("/compose/", {"kind": "blog", "content": "<p>Een <b>kop</b></p>"})

    assert form_of(page.content.decode())["content"] == "<p>Een <b>kop</b></p>"
    assert "Een kop" in page.content.decode()


def test_who_watches_the_machine_hears_that_it_cannot_work(client: Client, db: None) -> None:
    client.raise_request_exception = False

    with away():
        answer = client.get("/health/")

    assert answer.status_code == 503
    assert client.get("/health/").status_code == 200


def test_a_request_for_another_host_is_one_line_of_the_log(
    client: Client, db: None, caplog: pytest.LogCaptureFixture
) -> None:
    answer = client.get("/", headers={"Host": "elsewhere.example"})

    (told,) = caplog.records
    assert answer.status_code == 400
    assert "'elsewhere.example'. LENIG_SITE_URL says which is ours." in told.getMessage()
    assert "ALLOWED_HOSTS" not in told.getMessage()
    assert told.exc_info is None
