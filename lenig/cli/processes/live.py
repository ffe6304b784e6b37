"""Server-sent events: granian with ASGI, in a process that does not load Django's apps."""

import multiprocessing
import os
from typing import Any

from django.conf import settings
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from lenig.live.asgi import FAREWELL


class Live(MPServer):
    """Lets its streams end before it stops: granian waits for open connections and tells nobody."""

    def signal_handler_interrupt(self, *args: Any, **kwargs: Any) -> None:
        for worker in multiprocessing.active_children():
            if worker.pid:
                os.kill(worker.pid, FAREWELL)
        super().signal_handler_interrupt(*args, **kwargs)  # type: ignore[no-untyped-call]


def run() -> None:
    Live(
        "lenig.live.asgi:application",
        address=settings.BIND,
        port=settings.LIVE_PORT,
        interface=Interfaces.ASGI,
        workers=1,
        backlog=4096,
        backpressure=settings.LIVE_CLIENTS + 100,
        respawn_failed_workers=True,
        # One stream that does not listen must not hold up the stop of all.
        workers_kill_timeout=3,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()
