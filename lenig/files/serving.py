"""Giving the bytes of a file to a browser, whole or in part, and nothing that it could run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    StreamingHttpResponse,
)
from django.utils.cache import patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.http import content_disposition_header, parse_etags

from lenig.files import storage
from lenig.files.models import StoredFile

#: Pictures that the darkroom made. Nothing else is ever shown inside the browser.
SHOWN: Final = frozenset({"image/jpeg", "image/png", "image/webp"})

_RANGE: Final = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


@dataclass(frozen=True)
class Bytes:
    """One size of a file: what is sent, and what is said about it."""

    key: str
    size: int
    content_type: str
    name: str

    @property
    def is_shown(self) -> bool:
        return self.content_type in SHOWN

    @property
    def etag(self) -> str:
        """Names these bytes, and says nothing about where they lie."""
        return f'"{salted_hmac("lenig.files.etag", self.key).hexdigest()[:24]}"'


def bytes_of(file: StoredFile, width: int | None) -> Bytes | None:
    """The bytes of a file, or of a picture for a place of this width; None when it is no picture.

    A picture that is not wider than that has no copy: it is itself small enough.
    """
    if width is not None and not file.is_image:
        return None
    copy = file.variants.get(str(width))
    if copy is None:
        return Bytes(file.key, file.size, file.content_type, file.name)
    name = f"{file.name.rpartition('.')[0]}-{width}.webp"
    return Bytes(copy["key"], copy["size"], copy["content_type"], name)


def send(request: HttpRequest, sent: Bytes, *, as_download: bool = False) -> HttpResponseBase:
    """The answer to somebody who may read this file: the gate was asked before."""
    inline = sent.is_shown and not as_download
    response = _answer(request, sent)
    response["Content-Disposition"] = content_disposition_header(not inline, sent.name) or ""
    response["Cache-Control"] = "private, no-store"
    # The sandbox gives whatever it is an origin of its own, with no scripts and no cookies.
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = sent.etag
    patch_vary_headers(response, ["Cookie"])
    return response


def _answer(request: HttpRequest, sent: Bytes) -> HttpResponseBase:
    if sent.etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified()
    wanted = _wanted(request, sent)
    if not wanted:
        refused = HttpResponse(status=416)
        refused["Content-Range"] = f"bytes */{sent.size}"
        return refused
    response = _body(request, sent, wanted)
    response["Content-Type"] = sent.content_type
    response["Content-Length"] = str(len(wanted))
    if len(wanted) < sent.size:
        response.status_code = 206
        response["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{sent.size}"
    return response


def _body(request: HttpRequest, sent: Bytes, wanted: range) -> HttpResponseBase:
    if request.method == "HEAD":
        return HttpResponse()
    return StreamingHttpResponse(Part(storage.open_stored(sent.key), wanted))


def _wanted(request: HttpRequest, sent: Bytes) -> range:
    """Which bytes are asked for; all of them where the question is not one we answer.

    Empty when the part lies behind the end. Several parts in one answer are nothing
    that a browser asks for, and cost more than they give.
    """
    everything = range(sent.size)
    found = _RANGE.fullmatch(request.headers.get("Range", ""))
    is_the_same = request.headers.get("If-Range", sent.etag) == sent.etag
    if not found or not is_the_same or request.method != "GET":
        return everything
    first, last = found.groups()
    if first and (not last or int(first) <= int(last)):
        return everything[int(first) : int(last) + 1 if last else None]
    return everything[-int(last) :] if last and not first and int(last) else everything


class Part(Iterator[bytes]):
    """Some of the bytes of an open file, a piece at a time; closes the file at the end."""

    def __init__(self, file: IO[bytes], wanted: range) -> None:
        self.file, self.left = file, len(wanted)
        file.seek(wanted.start)

    def __next__(self) -> bytes:
        piece = self.file.read(min(storage.CHUNK, self.left)) if self.left else b""
        if not piece:
            raise StopIteration
        self.left -= len(piece)
        return piece

    def close(self) -> None:
        self.file.close()
