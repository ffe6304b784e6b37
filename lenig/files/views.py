"""The door to every file, and what one may do with an upload before it is shared."""

import logging
import re

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from lenig.access.opening import open_to_all
from lenig.access.request import Request
from lenig.files.actions.removing import remove
from lenig.files.actions.using import set_alt
from lenig.files.models import StoredFile
from lenig.files.receiving import in_words, receive_all
from lenig.files.refusals import Refused
from lenig.files.serving import bytes_of, send

log = logging.getLogger(__name__)

_FIELD = re.compile(r"[a-z][a-z0-9_-]{0,40}")


@open_to_all(because="it asks the gate, and knows one answer for all who may not read: 404")
@require_safe
def file(request: Request, handle: str, width: int | None = None) -> HttpResponseBase:
    """The bytes of a file, or of a smaller copy: the only place that gives them."""
    found = StoredFile.objects.filter(handle=handle).readable(request.viewer)
    sent = bytes_of(found[0], width) if found else None
    if sent is None:
        raise Http404
    try:
        return send(request, sent, as_download="download" in request.GET)
    except FileNotFoundError:
        log.exception("The bytes of %s are not there.", handle)
        raise Http404 from None


@require_POST
def upload(request: Request) -> HttpResponse:
    """Files as they are dropped, pasted, photographed or chosen: their uploader's alone until shared.

    Answers with the rows that the form shows for them. A form works without this
    view as well: then its files come along with the form itself.
    """
    field = request.GET.get("field", "")
    sent = [each for _, some in request.FILES.lists() for each in some]
    if not sent or not _FIELD.fullmatch(field):
        return in_words([Refused("nothing")])
    pictures_only = "pictures" in request.GET
    taken, refusals = receive_all(sent, request.viewer.me, pictures_only=pictures_only)
    about = {"name": field, "ask_alt": "plain" not in request.GET}
    rows = "".join(
        render_to_string("files/parts/attached.html", {"file": each, **about}, request)
        for each in taken
    )
    return in_words(refusals, before=rows) if refusals else HttpResponse(rows)


@require_POST
def alt(request: Request, handle: str) -> HttpResponse:
    """What can be seen in a picture that is not shared yet: kept as soon as it is written."""
    picture = get_object_or_404(StoredFile.objects.loose(request.viewer.me), handle=handle)
    words = (text for name, text in request.POST.items() if name.endswith(f"-alt-{handle}"))
    set_alt(picture, str(next(words, "")))
    return HttpResponse(status=204)


@require_POST
def removal(request: Request, handle: str) -> HttpResponse:
    """Throw away an upload of one's own that is not shared yet."""
    remove(get_object_or_404(StoredFile.objects.loose(request.viewer.me), handle=handle))
    return HttpResponse()
