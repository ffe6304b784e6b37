import logging
import signal
import threading
from typing import Any

from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from lenig.config.working.dropped import new_worker_id, take_up_dropped
from lenig.config.working.due import run_what_is_due

log = logging.getLogger(__name__)

LOOK_EVERY = 1.0


class Loop:
    """Looks every second for tasks and for what is due, until told to stop.

    Looking is only reading: a worker with nothing to do never stands in the way
    of somebody who writes. A task that was begun is finished before the end.
    """

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._tasks = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=LOOK_EVERY,
            batch=True,  # returns when nothing is waiting
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=new_worker_id(),
        )

    def run(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._told_to_stop)
        if dropped := take_up_dropped():
            log.warning("%s dropped tasks are taken up again.", dropped)
        while not self._stop.is_set():
            self._once()
            self._stop.wait(LOOK_EVERY)

    def _once(self) -> None:
        close_old_connections()
        if DBTaskResult.objects.ready().exists():
            self._tasks.run()
        if not self._stop.is_set():
            run_what_is_due()

    def _told_to_stop(self, *_: Any) -> None:
        self._stop.set()
        self._tasks.running = False
