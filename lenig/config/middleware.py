"""What every answer carries, and when a session is over."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

Handler = Callable[[HttpRequest], HttpResponse]

_BEGUN = "begun"
_DAY = 86_400


def headers(get_response: Handler) -> Handler:
    """Private answers stay out of every cache, and no page may use the machine's sensors."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # Who it is stands in the database, which may be what does not answer.
        is_away = response.status_code == HTTPStatus.SERVICE_UNAVAILABLE
        if not is_away and hasattr(request, "user") and request.user.is_authenticated:
            response.setdefault("Cache-Control", "private, no-store")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response

    return answer


def session_ends(get_response: Handler) -> Handler:
    """A session ends 14 days after the last visit, and 30 days after signing in.

    Django counts its age from the last write. One write a day moves it on; a write
    for every page would make each reader a writer.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if request.session.session_key and request.user.is_authenticated:
            _renew_or_end(request)
        return get_response(request)

    return answer


def _renew_or_end(request: HttpRequest) -> None:
    now = int(timezone.now().timestamp())
    begun, seen = request.session.get(_BEGUN, (now, 0))
    if now - begun > settings.SESSION_LONGEST.total_seconds():
        logout(request)
    elif now - seen > _DAY:
        request.session[_BEGUN] = (begun, now)
