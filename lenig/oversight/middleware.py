"""Writes down each page that is read under an elevation."""

from collections.abc import Callable
from typing import cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.functional import empty

from lenig.access.auditing import audit
from lenig.access.request import Request
from lenig.oversight.abilities import elevated

READ = "read under elevation"


def elevated_reads(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Add a line to the audit log for each answer given while an elevation is in force.

    The whole hour counts, not only the pages of the place itself: what it opens
    also stands in timelines and lists. A line names the route and the handles in
    the address, never a name or a text.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code < 400 and _was_asked_for(request):
            _write_down(cast(Request, request))
        return response

    return answer


def _was_asked_for(request: HttpRequest) -> bool:
    """Whether the page wanted to know who looks; one that did not has read nothing guarded."""
    return getattr(request.viewer, "_wrapped", None) is not empty  # type: ignore[attr-defined]


def _write_down(request: Request) -> None:
    opened = elevated(request.viewer)
    if not opened:
        return
    match = request.resolver_match
    handles = [str(value) for value in match.kwargs.values()] if match else []
    subject = " ".join([match.view_name if match else "", *handles])[:120]
    with transaction.atomic():
        for audience_id in sorted(opened):
            audit(request.viewer.person, READ, subject, audience_id=audience_id)
