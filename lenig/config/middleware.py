"""What every answer carries, and when a session is over."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from lenig.people.models import Role
from lenig.toolkit.numbering import number_anew

Handler = Callable[[HttpRequest], HttpResponse]

_BEGUN = "begun"
_DAY = 86_400


def numbers(get_response: Handler) -> Handler:
    """Each answer carries the number under which the log tells of it."""

    def answer(request: HttpRequest) -> HttpResponse:
        number = number_anew()
        response = get_response(request)
        response["X-Request-Id"] = number
        return response

    return answer


def headers(get_response: Handler) -> Handler:
    """No answer stays in a cache, and no page may use the machine's sensors.

    Also for who is not signed in: such a page holds a token of its visitor. What may be
    kept, the static files, is answered before it comes to this.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Cache-Control", "private, no-store")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response

    return answer


def session_ends(get_response: Handler) -> Handler:
    """A session ends 14 days after the last visit, and 30 days after signing in.

    That of an administrator ends twelve hours after signing in, however busy they are.

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
    if now - begun > _longest(request).total_seconds():
        logout(request)
    elif now - seen > _DAY:
        request.session[_BEGUN] = (begun, now)


def _longest(request: HttpRequest) -> timedelta:
    if getattr(request.user, "role", "") == Role.ADMINISTRATOR:
        return settings.SESSION_LONGEST_ADMINISTRATOR
    return settings.SESSION_LONGEST
