"""One view for a browser with JavaScript and one without."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django_htmx.middleware import HtmxDetails


def wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page, not for a whole page by a boosted link."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    return bool(htmx and not htmx.boosted and not htmx.history_restore_request)


def part_or_redirect(
    request: HttpRequest, part: str, context: dict[str, Any], *, to: str
) -> HttpResponse:
    """Answer htmx with one part of the page, and a plain browser with the page itself."""
    if wants_part(request):
        return render(request, part, context)
    return redirect(to)


def part_or_page(
    request: HttpRequest, page: str, part: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Answer htmx with the named part of a page, and a plain browser with all of it."""
    template = f"{page}#{part}" if wants_part(request) else page
    return render(request, template, context, status=status)
