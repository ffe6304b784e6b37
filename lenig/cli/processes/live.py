"""Server-sent events: granian with ASGI, in a process that does not load Django's apps."""

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels


def run() -> None:
    Granian(
        "lenig.live.asgi:application",
        address=settings.BIND,
        port=settings.LIVE_PORT,
        interface=Interfaces.ASGI,
        workers=1,
        backlog=4096,
        backpressure=settings.LIVE_CLIENTS + 100,
        respawn_failed_workers=True,
        # Streams stay open by nature; without this a stop would wait for them.
        workers_kill_timeout=3,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()
