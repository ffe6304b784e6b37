from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from lenig.access.request import Request
from lenig.live import ticket as tickets

PATH = "/live/news/"


@require_safe
def ticket(request: Request) -> JsonResponse:
    """Where to listen; the ticket itself goes along as a cookie."""
    response = JsonResponse({"stream": _address(request)})
    me = request.viewer.me
    response.set_cookie(
        settings.LIVE_COOKIE_NAME,
        tickets.write(me.handle, tickets.standing_of(me.password, me.auth_epoch, me.role)),
        max_age=tickets.LIFETIME,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def _address(request: HttpRequest) -> str:
    """Behind a proxy a path of the site; on this machine alone the live port itself."""
    if not settings.LOCAL_NAMES:
        return PATH
    host = request.get_host().rsplit(":", 1)[0]
    return f"http://{host}:{settings.LIVE_PORT}{PATH}"
