"""What a request says, without what no screen can show and no database can keep.

NUL and lone surrogates are no characters that a person types; they come along when
somebody pastes from a terminal, or on purpose. PostgreSQL refuses to store or compare
them, so one of them anywhere would break a page:

| where                      | what happens                                             |
|----------------------------|----------------------------------------------------------|
| a field of a form          | it is left out, and the rest of the text is kept         |
| a parameter in the address | the same                                                 |
| a cookie                   | the cookie counts as not sent: we never set such a one   |
| a header                   | it is left out                                           |
| the path                   | 404, as for any page that is not there                   |
| the encoding of the body   | it is read as UTF-8, whatever the request says           |

Files are bytes, and their names go through `lenig.files.names`.
"""

import re
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
_CHARSET = re.compile(r";\s*charset\s*=[^;]*", re.IGNORECASE)

Handler = Callable[[HttpRequest], HttpResponse]
Application = Callable[[dict[str, Any], Any], Any]


class Readable:
    """The middleware: it stands before everything that looks into the request."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.GET = readable_fields(request.GET)  # type: ignore[assignment]
        request.COOKIES = {
            name: value
            for name, value in request.COOKIES.items()
            if not _UNREADABLE.search(name + value)
        }
        for name, value in request.META.items():
            if name.startswith("HTTP_"):
                request.META[name] = readable(value)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: dict[str, Any]
    ) -> None:
        if _UNREADABLE.search(request.path_info):
            raise Http404
        # Only now: whoever sends too much has been refused before a byte was read.
        if request.method == "POST":
            request.POST = readable_fields(request.POST)  # type: ignore[assignment]


def readable(text: str) -> str:
    return _UNREADABLE.sub("", text)


def readable_fields(fields: QueryDict) -> QueryDict:
    """The same fields, each with a text that can be shown and kept."""
    if not any(_UNREADABLE.search(name + "".join(values)) for name, values in fields.lists()):
        return fields
    kept = QueryDict(mutable=True)
    for name, values in fields.lists():
        kept.setlist(readable(name), [readable(value) for value in values])
    kept._mutable = False
    return kept


def in_utf8(application: Application) -> Application:
    """The same application, which reads every body and address as UTF-8: as our forms send them.

    Django takes any codec by its name. `unicode_escape` makes lone surrogates of innocent
    bytes, and `rot13` is for no text at all: it breaks before there is a request to answer.
    """

    def answer(environ: dict[str, Any], start_response: Any) -> Any:
        if said := environ.get("CONTENT_TYPE"):
            environ["CONTENT_TYPE"] = _CHARSET.sub("", said)
        return application(environ, start_response)

    return answer
