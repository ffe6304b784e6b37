"""Pages travel compressed: a tenth of their size, for half a millisecond.

What is on a page could be guessed from its size by who sees the line and can put
words of their own on the page (BREACH). Three things stand in the way: the cookies do
not come along when another site asks, the tokens of forms are masked anew each time,
and each answer grows by a random number of bytes.
"""

import gzip
import io
import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

Handler = Callable[[HttpRequest], HttpResponse]

#: Smaller pages hardly shrink.
LEAST = 1000
#: A higher level takes twice the time for a tenth of the size.
LEVEL = 3
#: At most so many bytes, drawn anew for each answer, in a field that nobody reads.
RANDOM_BYTES = 100


def compressed(get_response: Handler) -> Handler:
    """Compress pages for browsers that can read them so. Files and streams are left alone."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not _is_worth_it(response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            response.content = _pack(response.content)
            response.headers["Content-Encoding"] = "gzip"
            response.headers["Content-Length"] = str(len(response.content))
        return response

    return answer


def _is_worth_it(response: HttpResponse) -> bool:
    return (
        not response.streaming
        and response.headers.get("Content-Type", "").startswith("text/html")
        and "Content-Encoding" not in response.headers
        and len(response.content) >= LEAST
    )


def _pack(content: bytes) -> bytes:
    packed = io.BytesIO()
    name = "a" * secrets.randbelow(RANDOM_BYTES)
    with gzip.GzipFile(name, "wb", LEVEL, packed, mtime=0) as file:
        file.write(content)
    return packed.getvalue()
