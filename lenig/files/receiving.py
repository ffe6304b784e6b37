"""Before an upload is looked at: how big, how many at once, how often.

| limit                         | what happens beyond it                               |
|-------------------------------|------------------------------------------------------|
| 3 MB for who is not signed in | 413, before the body is read                         |
| `LENIG_UPLOAD_MB` per request | 413, before the body is read                         |
| 2 large bodies per person     | 429, before the body is read; counted on each node   |
| 60 files per person and hour  | 429, before the file is opened                       |
| 1 upload per person at once   | 503 at once; the page tries again by itself          |
| 1 upload per process at once  | 503 at once; so one thread is always left for pages  |
| 1 picture per core at once    | waits 3 s, then 503 (`developing`)                   |

Measured with two web processes and 50 uploads of one person at once, each a picture of
49 million dots: 49 are sent back, pages of others stay at a p95 of 105 ms (76 without),
and no web process grows by more than 10 MB. A body that trickles in holds a thread until
it is there, as everywhere with WSGI: two large ones of a person at most, but small ones
are for the reverse proxy to gather first.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.core.files.base import File
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string

from lenig.files.actions.taking_in import take_in
from lenig.files.models import StoredFile
from lenig.files.refusals import Refused
from lenig.files.turns import NoPlace, place
from lenig.toolkit.limits import seconds_to_wait

if TYPE_CHECKING:
    from lenig.people.models import Person

SMALL_BODY: Final = 3 * 1024 * 1024
#: For the words and the boundaries around the files.
WRAPPING: Final = 1024 * 1024
BODIES_AT_ONCE: Final = 2
FILES_PER_HOUR: Final = 60
#: In how many seconds a page tries again.
SOON: Final = 2

_in_this_process = threading.Lock()

Handler = Callable[[HttpRequest], HttpResponse]


def receive_all(
    uploads: Iterable["File[Any]"], owner: "Person", *, pictures_only: bool = False
) -> tuple[list[StoredFile], list[Refused]]:
    """Take in what a person sends, within what one person may send.

    Gives what came in, and why each of the others did not: one bad file loses none of
    the good.
    """
    sent = list(uploads)
    if not sent:
        return [], []
    try:
        with _turn(owner):
            return _received(sent, owner, pictures_only=pictures_only)
    except NoPlace:
        return [], [Refused("busy", wait=SOON)]


@contextmanager
def _turn(owner: "Person") -> Iterator[None]:
    """One upload of a person at a time, and one in this process: its other thread serves pages."""
    if not _in_this_process.acquire(blocking=False):
        raise NoPlace
    try:
        with place(f"upload-{_seat(owner)}", places=1):
            yield
    finally:
        _in_this_process.release()


def _received(
    sent: list["File[Any]"], owner: "Person", *, pictures_only: bool
) -> tuple[list[StoredFile], list[Refused]]:
    taken: list[StoredFile] = []
    refusals: list[Refused] = []
    for upload in sent:
        try:
            _count(owner)
            taken.append(take_in(upload, owner, pictures_only=pictures_only))
        except Refused as refused:
            refusals.append(refused)
            if refused.why == "often":
                break
    return taken, refusals


def _count(owner: "Person") -> None:
    if wait := seconds_to_wait("upload", owner.pk, most=FILES_PER_HOUR, per=timedelta(hours=1)):
        raise Refused("often", wait=wait, minutes=-(-wait // 60))


def large_bodies(get_response: Handler) -> Handler:
    """Let a large body in only when it is expected, and not many of one person at a time.

    A body without a length does not come in at all: Django reads as much as the length says.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        if length <= SMALL_BODY:
            return get_response(request)
        most = settings.UPLOAD_MOST + WRAPPING if request.user.is_authenticated else SMALL_BODY
        if length > most:
            return in_words([Refused("heavy body", most=filesizeformat(most))])
        try:
            with place(f"body-{_seat(request.user)}", places=BODIES_AT_ONCE):
                return get_response(request)
        except NoPlace:
            return in_words([Refused("crowd", wait=SOON)])

    return answer


def in_words(refusals: list[Refused], before: str = "") -> HttpResponse:
    """An answer that says why; `before` is the part about what did come in."""
    errors = [message for refused in refusals for message in refused.messages]
    part = render_to_string("files/parts/refused.html", {"errors": errors})
    status = 200 if before else max(refused.status for refused in refusals)
    response = HttpResponse(before + part, status=status)
    if wait := max(refused.wait for refused in refusals):
        response["Retry-After"] = str(wait)
    return response


def _seat(person: Any) -> int:
    # A thousand files are enough to tell people apart who upload in the same second.
    return int(person.pk) % 1000
