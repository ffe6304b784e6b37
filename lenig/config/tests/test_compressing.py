import gzip
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

from lenig.config.compressing import Handler, compressed
from tests.cast import Cast

BROWSER = {"Accept-Encoding": "gzip, deflate, br"}


def answered(response: Any) -> Handler:
    """The middleware around a view that always answers this."""
    return compressed(lambda _: response)


def test_a_browser_gets_the_page_compressed(client: Client, cast: Cast) -> None:
    client.force_login(cast.bram)

    plain = client.get("/topics/")
    packed = client.get("/topics/", headers=BROWSER)

    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) == len(packed.content) < len(plain.content) / 2
    assert b"<main" in gzip.decompress(packed.content)


def test_who_cannot_read_it_so_gets_it_as_it_is(client: Client, cast: Cast) -> None:
    client.force_login(cast.bram)

    plain = client.get("/topics/")

    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert b"<main" in plain.content


def test_files_and_streams_are_left_alone() -> None:
    request = RequestFactory().get("/", headers=BROWSER)
    answers = [
        HttpResponse(b"x" * 5000, content_type="image/webp"),
        HttpResponse(b"x" * 500, content_type="text/html"),
        StreamingHttpResponse([b"x" * 5000], content_type="text/html"),
    ]

    given = [answered(each)(request) for each in answers]

    assert all("Content-Encoding" not in each.headers for each in given)


def test_the_same_page_does_not_always_have_the_same_size() -> None:
    request = RequestFactory().get("/", headers=BROWSER)

    sizes = {len(answered(HttpResponse(b"x" * 5000))(request).content) for _ in range(40)}

    assert len(sizes) > 10
