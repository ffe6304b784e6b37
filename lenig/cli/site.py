"""Serves the site with all its processes, and says when the first page is there."""

import logging.config
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings

from lenig.cli.ports import refuse_taken
from lenig.cli.supervising import Supervisor

Tell = Callable[[str], None]

PATIENCE = 60.0


def serve(tell: Tell) -> None:
    """Run web, live and worker until told to stop."""
    logging.config.dictConfig(settings.LOGGING)
    refuse_taken(settings.BIND, settings.PORT, settings.LIVE_PORT)
    threading.Thread(target=_tell_when_there, args=(tell,), daemon=True).start()
    Supervisor("web", "live", "worker").run()


def _tell_when_there(tell: Tell) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE:
        if _answers():
            tell(f"Lenig is at {settings.SITE_URL.geturl()} (Ctrl-C stops it).")
            return
        time.sleep(0.1)


def _answers() -> bool:
    host = f"[{settings.BIND}]" if ":" in settings.BIND else settings.BIND
    host = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 - compared, not bound
    request = urllib.request.Request(
        f"http://{host}:{settings.PORT}/health/",
        headers={"Host": settings.SITE_URL.netloc, "X-Forwarded-Proto": settings.SITE_URL.scheme},
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - our own address
            return bool(answer.status == HTTPStatus.OK)
    except (urllib.error.URLError, OSError):
        return False
