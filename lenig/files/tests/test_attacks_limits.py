"""Attacks A61 and A62: too much, too often, and other people's half-finished uploads."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_resolver, reverse

from lenig.files import receiving
from lenig.files.models import StoredFile
from lenig.files.tests import samples
from lenig.files.tests.conftest import Add, As, Share
from lenig.files.tests.test_attacks_uploads import send
from lenig.files.turns import place
from lenig.people.models import Person
from tests.cast import Cast

GIGABYTE = 1024**3


def test_A61_there_is_no_upload_in_parts() -> None:
    """No address continues, lists or finishes an upload. A new one fails here, and needs its checks."""
    _, ours = get_resolver().namespace_dict["files"]

    names = [getattr(each, "name", "") for each in ours.url_patterns]
    assert names == ["upload", "file", "variant", "alt", "removal"]


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_A61_an_upload_is_made_in_one_go(as_: As, add: Add, cast: Cast, method: str) -> None:
    browser, file = as_(cast.anouk), add(cast.anouk)

    for where in (reverse("files:upload"), file.get_absolute_url()):
        assert getattr(browser, method)(where).status_code == 405


@pytest.mark.parametrize("what", ["alt", "removal"])
def test_A61_somebody_elses_upload_is_not_there(as_: As, add: Add, cast: Cast, what: str) -> None:
    file = add(cast.anouk)
    where = reverse(f"files:{what}", args=[file.handle])

    assert as_(cast.esra).post(where).status_code == 404
    assert StoredFile.objects.filter(pk=file.pk).exists()
    assert as_(cast.anouk).post(where).status_code in {200, 204}


def test_A61_what_is_shared_is_no_loose_upload_any_more(
    as_: As, add: Add, share: Share, cast: Cast
) -> None:
    file = add(cast.anouk)
    share(cast.anouk, file)

    assert as_(cast.anouk).post(reverse("files:removal", args=[file.handle])).status_code == 404


def answer_to(length: int, person: Person | AnonymousUser) -> HttpResponse:
    """What a body of this length meets before anything of it is read."""
    request = RequestFactory().post("/files/upload/")
    request.META["CONTENT_LENGTH"] = str(length)
    request.user = person

    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("read")

    return receiving.large_bodies(view)(request)


def test_A62_a_body_beyond_the_limit_is_not_read(cast: Cast) -> None:
    refused = answer_to(5 * GIGABYTE, cast.esra)

    assert refused.status_code == 413
    assert b'role="alert"' in refused.content
    assert answer_to(200 * 1024**2, cast.esra).content == b"read"


def test_A62_who_is_not_signed_in_sends_forms_and_no_files(db: None) -> None:
    assert answer_to(4 * 1024**2, AnonymousUser()).status_code == 413
    assert answer_to(2 * 1024**2, AnonymousUser()).content == b"read"


def test_A62_two_large_bodies_of_one_person_at_a_time(cast: Cast) -> None:
    seat = f"body-{receiving._seat(cast.esra)}"

    with place(seat, places=2), place(seat, places=2):
        refused = answer_to(10 * 1024**2, cast.esra)
        of_another = answer_to(10 * 1024**2, cast.anouk)
        small = answer_to(1000, cast.esra)

    assert (refused.status_code, refused["Retry-After"]) == (429, "2")
    assert (of_another.content, small.content) == (b"read", b"read")
    assert answer_to(10 * 1024**2, cast.esra).content == b"read"


def test_A62_one_upload_of_one_person_at_a_time(as_: As, cast: Cast) -> None:
    with place(f"upload-{receiving._seat(cast.esra)}", places=1):
        refused = send(as_(cast.esra), samples.picture(), "a.png", "image/png")
        of_another = send(as_(cast.anouk), samples.picture(), "a.png", "image/png")

    assert (refused.status_code, refused["Retry-After"]) == (503, "2")
    assert of_another.status_code == 200


def test_A62_one_thread_of_each_process_is_left_for_pages(as_: As, cast: Cast) -> None:
    browser = as_(cast.anouk)

    with receiving._in_this_process:
        refused = send(browser, b"Hallo", "a.txt", "text/plain")

    assert refused.status_code == 503
    assert send(browser, b"Hallo", "a.txt", "text/plain").status_code == 200


def test_A62_a_body_without_a_length_brings_nothing(as_: As, cast: Cast) -> None:
    """The server reads as much as the length says; without one that is nothing."""
    answer = as_(cast.esra).generic(
        "POST",
        reverse("files:upload", query={"field": "files"}),
        b"x" * 1000,
        content_type="multipart/form-data; boundary=x",
        headers={"transfer-encoding": "chunked", "content-length": "0"},
    )

    assert answer.status_code == 400
    assert not StoredFile.objects.exists()


def test_A62_sixty_files_in_an_hour(as_: As, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "FILES_PER_HOUR", 2)
    browser = as_(cast.esra)

    answers = [send(browser, b"Hallo", f"{n}.txt", "text/plain") for n in range(3)]

    assert [each.status_code for each in answers] == [200, 200, 429]
    assert 0 < int(answers[2]["Retry-After"]) <= 3600
    assert send(as_(cast.anouk), b"Hallo", "a.txt", "text/plain").status_code == 200


def test_A62_a_file_that_is_too_big_is_said_so(
    as_: As, cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.conf.settings.UPLOAD_MOST", 1000)

    refused = send(as_(cast.esra), b"x" * 1001, "groot.txt", "text/plain")

    assert refused.status_code == 413
    assert "groot.txt" in refused.content.decode()


def test_who_is_not_signed_in_adds_nothing(client: Client, db: None) -> None:
    answer = send(client, b"Hallo", "a.txt", "text/plain")

    assert answer.status_code == 302
    assert not StoredFile.objects.exists()
