"""Attacks A52 and A53: getting at the bytes of a file that one may not read."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from lenig.access.viewer import Viewer
from lenig.files.models import StoredFile
from lenig.files.tests import samples
from lenig.files.tests.conftest import Add, As, Share
from lenig.groups.actions.belonging import let_out
from lenig.stream.actions.commenting import NewComment, comment_on, withdraw_comment
from lenig.stream.actions.editing import withdraw
from lenig.stream.models import Post
from tests.budget import Budget
from tests.cast import Cast

MISSING = "00000000000000000000"
WIDTHS = (None, 320, 960, 1920)


def address(handle: str, width: int | None) -> str:
    if width is None:
        return reverse("files:file", args=[handle])
    return reverse("files:variant", args=[handle, width])


def text_of(response: HttpResponseBase) -> str:
    """The body without what differs from answer to answer."""
    return re.sub(r"[A-Za-z0-9+/=]{24,}", "", body(response).decode("latin-1"))


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def secret(add: Add, share: Share, cast: Cast) -> StoredFile:
    """A picture that Anouk shared in the secret group."""
    file = add(cast.anouk, samples.picture("JPEG", (400, 200)), "canary-plan.jpg")
    share(cast.anouk, file, place=cast.s.source)
    return file


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("who", ["anonymous", "bram", "gast", "beheer"])
def test_A52_no_address_of_a_secret_file_opens_for_an_outsider(
    client: Client, cast: Cast, secret: StoredFile, who: str, width: int | None
) -> None:
    if who != "anonymous":
        client.force_login(getattr(cast, who))

    refused = client.get(address(secret.handle, width))
    missing = client.get(address(MISSING, width))

    assert (refused.status_code, text_of(refused)) == (404, text_of(missing))
    assert {*refused.headers} == {*missing.headers}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("who", ["anouk", "carla", "dewi", "chidi"])
def test_A52_a_member_opens_each_of_them(
    as_: As, cast: Cast, secret: StoredFile, who: str, width: int | None
) -> None:
    response = as_(getattr(cast, who)).get(address(secret.handle, width))

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert len(body(response)) == int(response["Content-Length"]) > 100


def test_A52_who_leaves_the_group_loses_its_files_at_once(
    as_: As, cast: Cast, secret: StoredFile
) -> None:
    browser = as_(cast.xander)
    assert browser.get(secret.get_absolute_url()).status_code == 200

    let_out(cast.s, cast.xander)

    assert browser.get(secret.get_absolute_url()).status_code == 404
    assert browser.get(secret.small_url).status_code == 404


def test_A52_who_uploaded_it_loses_it_with_the_group(
    as_: As, cast: Cast, secret: StoredFile
) -> None:
    let_out(cast.s, cast.anouk)

    assert as_(cast.anouk).get(secret.get_absolute_url()).status_code == 404


def test_A52_a_withdrawn_post_takes_its_files_along(
    as_: As, cast: Cast, secret: StoredFile
) -> None:
    secret_post = Post.objects.visible_to(Viewer.of(cast.anouk)).get()
    assert as_(cast.dewi).get(secret.get_absolute_url()).status_code == 200

    withdraw(secret_post, viewer=Viewer.of(cast.anouk))

    assert as_(cast.dewi).get(secret.get_absolute_url()).status_code == 404


def test_A52_a_withdrawn_comment_takes_its_files_along(
    as_: As, add: Add, share: Share, cast: Cast
) -> None:
    bram, file = Viewer.of(cast.bram), add(cast.bram)
    comment = comment_on(share(cast.anouk), NewComment("Kijk.", files=(file,)), viewer=bram)
    assert as_(cast.dewi).get(file.get_absolute_url()).status_code == 200

    withdraw_comment(comment, viewer=bram)

    assert as_(cast.dewi).get(file.get_absolute_url()).status_code == 404


def test_A52_an_upload_that_is_not_shared_is_its_uploaders_alone(
    as_: As, add: Add, cast: Cast
) -> None:
    file = add(cast.anouk)

    assert as_(cast.anouk).get(file.get_absolute_url()).status_code == 200
    assert as_(cast.carla).get(file.get_absolute_url()).status_code == 404


def test_A52_a_purpose_that_nobody_answers_for_is_nobodys(as_: As, add: Add, cast: Cast) -> None:
    file = add(cast.anouk, purpose="unheard-of")

    assert as_(cast.anouk).get(file.get_absolute_url()).status_code == 404


def test_A52_a_photo_is_for_who_may_meet_the_person(as_: As, add: Add, cast: Cast) -> None:
    cast.anouk.photo = add(cast.anouk, purpose="photo")
    cast.anouk.save()
    assert cast.g

    assert as_(cast.bram).get(cast.anouk.photo_url).status_code == 200
    assert as_(cast.gast).get(cast.anouk.photo_url).status_code == 404


def test_A52_a_photo_is_for_who_may_read_what_the_person_wrote(
    as_: As, add: Add, share: Share, cast: Cast
) -> None:
    cast.carla.photo = add(cast.carla, purpose="photo")
    cast.carla.save()
    share(cast.carla, place=cast.g.source)
    let_out(cast.g, cast.carla)

    assert as_(cast.gast).get(cast.carla.photo_url).status_code == 200


def test_A52_nothing_gives_bytes_but_the_guarded_view(secret: StoredFile) -> None:
    with pytest.raises(ValueError, match="guarded view"):
        default_storage.url(secret.key)


FORMS: dict[str, Callable[[Client, StoredFile], HttpResponseBase]] = {
    "a part": lambda client, file: client.get(
        file.get_absolute_url(), headers={"range": "bytes=0-9"}
    ),
    "only the headers": lambda client, file: client.head(file.get_absolute_url()),
    "as a download": lambda client, file: client.get(file.get_absolute_url() + "?download=1"),
    "by a width": lambda client, file: client.get(file.get_absolute_url() + "?w=320"),
    "with a tail": lambda client, file: client.get(f"/files/{file.handle}-canary-plan/"),
    "a small copy": lambda client, file: client.get(file.small_url),
}


@pytest.mark.parametrize("form", FORMS)
def test_A53_each_form_of_the_question_has_the_same_answer(
    as_: As, cast: Cast, secret: StoredFile, form: str
) -> None:
    assert FORMS[form](as_(cast.bram), secret).status_code == 404
    assert FORMS[form](as_(cast.dewi), secret).status_code in {200, 206}


@pytest.mark.parametrize("header", ["If-None-Match", "If-Match", "If-Range", "If-Modified-Since"])
def test_A53_what_the_browser_has_is_no_reason_to_answer(
    as_: As, cast: Cast, secret: StoredFile, header: str
) -> None:
    etag = as_(cast.dewi).get(secret.get_absolute_url())["ETag"]

    for value in (etag, "*", "Tue, 24 Nov 2026 10:00:00 GMT"):
        answer = as_(cast.bram).get(secret.get_absolute_url(), headers={header: value})
        assert answer.status_code == 404
        assert "ETag" not in answer.headers


def test_A53_a_member_need_not_fetch_it_twice(as_: As, cast: Cast, secret: StoredFile) -> None:
    browser = as_(cast.dewi)
    etag = browser.get(secret.get_absolute_url())["ETag"]

    again = browser.get(secret.get_absolute_url(), headers={"if-none-match": etag})

    assert (again.status_code, again.content) == (304, b"")
    assert secret.key.encode() not in etag.encode()


@pytest.mark.parametrize(
    "address_of", ["zip", "slideshow", "poster", "text", "preview", "321", "640"]
)
def test_A53_there_is_no_other_form(
    as_: As, cast: Cast, secret: StoredFile, address_of: str
) -> None:
    assert as_(cast.dewi).get(f"{secret.get_absolute_url()}{address_of}/").status_code == 404


@pytest.mark.parametrize(
    ("wanted", "status", "given"),
    [
        ("bytes=0-3", 206, slice(0, 4)),
        ("bytes=4-", 206, slice(4, None)),
        ("bytes=-5", 206, slice(-5, None)),
        ("bytes=5-99999999", 206, slice(5, None)),
        ("bytes=99999999-", 416, slice(0, 0)),
        ("bytes=5-2", 200, slice(None)),
        ("bytes=0-1,4-5", 200, slice(None)),
        ("bytes=x", 200, slice(None)),
        ("chapters=1-2", 200, slice(None)),
    ],
)
def test_a_part_of_a_file_is_given_as_asked(
    as_: As, add: Add, cast: Cast, wanted: str, status: int, given: slice
) -> None:
    text = b"Dit is de hele tekst."
    file = add(cast.anouk, text, "a.txt")

    answer = as_(cast.anouk).get(file.get_absolute_url(), headers={"range": wanted})

    assert answer.status_code == status
    assert body(answer) == text[given]
    if status == 206:
        assert answer["Content-Length"] == str(len(text[given]))


def test_reading_costs_the_same_for_one_and_for_twenty(
    add: Add, share: Share, cast: Cast, budget: Budget
) -> None:
    files = [add(cast.anouk, b"tekst", f"{n}.txt") for n in range(20)]
    share(cast.anouk, *files[:10], place=cast.c.source)
    viewer = Viewer.of(cast.carla)

    for count in (1, 20):
        some = StoredFile.objects.filter(pk__in=[file.pk for file in files[:count]])
        with budget(queries=2):  # the rows, and the gate of attachments
            assert len(some.readable(viewer)) == min(count, 10)
