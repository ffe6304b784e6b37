"""When the database cannot be reached, or its writers are too many: come back, with your words.

Nothing here asks the database or the session. Whatever the page was, what was typed into it
stands in a form again that can be sent once more, to the same address and under the same
key, so that nothing is made twice. Passwords and codes are not shown again.
"""

import re
import sys
from dataclasses import dataclass

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from lenig.toolkit.htmx import wants_part
from lenig.toolkit.numbering import number

#: Seconds after which trying again makes sense.
SOON = 5
_SECRET = re.compile("password|code|secret|credential", re.IGNORECASE)
_HANDLES = re.compile(r"(?:[a-z0-9]{20}\s*)+")


@dataclass(frozen=True)
class Sent:
    """A field as it was sent. What a person typed is shown, what the page carried is not."""

    name: str
    value: str

    @property
    def is_words(self) -> bool:
        has_room = len(self.value) > 24 or any(letter.isspace() for letter in self.value)
        return has_room and not self.is_formatted and not _HANDLES.fullmatch(self.value)

    @property
    def is_formatted(self) -> bool:
        return self.value.lstrip().startswith("<")

    @property
    def plain(self) -> str:
        return strip_tags(self.value)


def trouble(request: HttpRequest) -> HttpResponse:
    """The answer to an exception that nobody caught: Django calls it while handling that."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return come_back(request)
    return sorry()


def sorry() -> HttpResponse:
    """500: what went wrong stands in the log, under the number that the page shows."""
    page = render_to_string("500.html", {"number": number()})
    return HttpResponse(page, status=500)


def come_back(request: HttpRequest) -> HttpResponse:
    """503: what was asked for could not be done now, and can be asked again."""
    template = "ui/parts/busy.html" if wants_part(request) else "503.html"
    response = HttpResponse(render_to_string(template, _context(request)), status=503)
    response.headers["Retry-After"] = str(SOON)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _context(request: HttpRequest) -> dict[str, object]:
    sent, files = _sent(request), _has_files(request)
    is_secret = any(_SECRET.search(each.name) for each in sent)
    return {
        "address": request.get_full_path(),
        "sent": [] if is_secret else sent,
        "may_send_again": request.method == "POST" and not is_secret and _is_from_here(request),
        "had_files": files,
        # Not by a context processor: the others would ask who looks.
        "csrf_token": get_token(request),
    }


def _sent(request: HttpRequest) -> list[Sent]:
    return [
        Sent(name, str(value))
        for name, values in _form(request).lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]


def _is_from_here(request: HttpRequest) -> bool:
    """Whether a page of ours sent it. With ours around it, the form of another site would count.

    The usual check may not have come to its turn yet when the session cannot be read.
    """
    check = CsrfViewMiddleware(lambda _: HttpResponse())
    check.process_request(request)
    return check.process_view(request, trouble, (), {}) is None


def _form(request: HttpRequest) -> QueryDict:
    """What is there of a form. It may be that it could not be read either."""
    try:
        return request.POST
    except Exception:  # noqa: BLE001 - whatever it is, this page must come
        return QueryDict()


def _has_files(request: HttpRequest) -> bool:
    return any(file.name for file in getattr(request, "_files", {}).values())
