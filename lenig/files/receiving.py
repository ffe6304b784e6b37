"""Before an upload is looked at: how big, how many at once, how often.

| limit                         | what happens beyond it                               |
|-------------------------------|------------------------------------------------------|
| 3 MB for who is not signed in | 413, before the body is read                         |
| `LENIG_UPLOAD_MB` per request | 413, before the body is read                         |
| 2 large bodies per person     | 429, before the body is read; counted on each node   |
| 60 files per person and hour  | 429, before the file is opened                       |
| 1 picture per person at once  | waits 2 s, then 429                                  |
| 1 picture per core at once    | waits 3 s, then 503 (`developing`)                   |

A body that trickles in is the reverse proxy's to gather (`docs/how-to`), as everywhere
with WSGI: it holds one thread until it is there.
"""

from collections.abc import Callable, Iterable
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
PATIENCE: Final = 2

Handler = Callable[[HttpRequest], HttpResponse]


def receive(upload: "File[Any]", owner: "Person", *, pictures_only: bool = False) -> StoredFile:
    """Take in what a person sends, within what one person may send."""
    name = upload.name or ""
    if wait := seconds_to_wait("upload", owner.pk, most=FILES_PER_HOUR, per=timedelta(hours=1)):
        raise Refused("often", wait=wait, minutes=-(-wait // 60))
    try:
        with place(f"upload-{_seat(owner)}", places=1, patience=PATIENCE):
            return take_in(upload, owner, pictures_only=pictures_only)
    except NoPlace as crowd:
        raise Refused("busy", wait=PATIENCE, name=name) from crowd


def receive_all(
    uploads: Iterable["File[Any]"], owner: "Person", *, pictures_only: bool = False
) -> tuple[list[StoredFile], list[Refused]]:
    """What came in, and why each of the others did not: one bad file loses none of the good."""
    taken, refusals = [], []
    for upload in uploads:
        try:
            taken.append(receive(upload, owner, pictures_only=pictures_only))
        except Refused as refused:
            refusals.append(refused)
            if refused.why == "often":
                break
    return taken, refusals


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
            return in_words([Refused("crowd", wait=PATIENCE)])

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
