"""Pages, API and uploads: granian with WSGI, two threads in each process."""

import os
import time
from typing import Any

from django.conf import settings
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

#: Nobody waits longer than this for one statement, and no lock is held by a page that hangs.
PATIENCE = {
    "statement_timeout": "15s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "30s",
}

#: Milliseconds in which the head of a request must be there. For its body granian knows no
#: such limit, and a thread waits as long as a body trickles in: the proxy gathers it first.
HEAD_WITHIN = 10_000


#: Seconds before a process is started in the place of one that ended: it may itself be at fault.
PAUSE = 0.5


class Web(MPServer):
    """Starts a process again however soon it ended, and leaves the others at work.

    granian ends as a whole when one of its processes ends twice within 5.5 seconds, and
    then nobody has pages until the supervisor has started all of it again.
    """

    def _respawn_workers(self, workers: Any, *how: Any, **more: Any) -> None:
        time.sleep(PAUSE)
        super()._respawn_workers(workers, *how, **more)
        self.respawned_wrks.clear()


def run() -> None:
    os.environ.setdefault(
        "PGOPTIONS", " ".join(f"-c {key}={value}" for key, value in PATIENCE.items())
    )
    Web(
        "lenig.config.wsgi:application",
        address=settings.BIND,
        port=settings.PORT,
        interface=Interfaces.WSGI,
        workers=settings.WEB_PROCESSES,
        blocking_threads=settings.WEB_THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=3,
        http1_settings=HTTP1Settings(header_read_timeout=HEAD_WITHIN),
        log_level=LogLevels.warning,
    ).serve()
