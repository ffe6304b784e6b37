"""Puts the viewer on every request, and asks to sign in where that is needed."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme

from lenig.access.request import Request
from lenig.access.viewer import Viewer
from lenig.toolkit.htmx import wants_part

#: Set on a view that people may open without signing in; see `open_to_all`.
OPEN = "open_because"


class ViewerMiddleware:
    """`request.viewer` is who looks. Each page is for signed-in people unless its view says otherwise.

    Closed by default: a new route that forgets to think about it asks for a
    sign-in, and the architecture test lists the open ones with their reasons.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = SimpleLazyObject(lambda: _viewer_of(request))  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if is_open(view) or cast(Request, request).viewer.is_known:
            return None
        if wants_part(request):
            # A page to sign in on does not belong in the middle of another page: the
            # toasts say what to do, and what was typed stays where it is.
            return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
        return redirect_to_login(_way_back(request))


def _way_back(request: HttpRequest) -> str:
    """Where somebody who signed in goes on: what they asked for, or the page with the form they sent."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    page = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return "/"
    parts = urlsplit(page)
    return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"


def is_open(view: Callable[..., Any]) -> bool:
    """Whether somebody who is not signed in may call this view."""
    module = getattr(view, "__module__", "")
    return bool(getattr(view, OPEN, "")) or module.startswith("allauth.")


def _viewer_of(request: HttpRequest) -> Viewer:
    user = request.user
    return Viewer.of(user) if user.is_authenticated else Viewer.nobody()
