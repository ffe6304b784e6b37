"""Takes up again what a worker dropped when it was ended by force.

The queue marks a task as running before it starts; when the worker dies, nobody
unmarks it. Tasks are safe to repeat, so each gets another try, but not for ever:
one that ends its worker three times is itself the trouble.
"""

import os
import socket
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.models import DBTaskResult

MOST_TRIES = 3
#: A worker on another node cannot be asked; this long is longer than any task.
LONGEST = timedelta(hours=2)


def new_worker_id() -> str:
    """Says on which machine and as which process a worker runs."""
    return f"{socket.gethostname()[:30]}/{os.getpid()}/{get_random_string(8)}"


def take_up_dropped() -> int:
    """Put dropped tasks back in the queue; answers how many."""
    dropped = [task for task in DBTaskResult.objects.running() if _is_dropped(task)]
    for task in dropped:
        _put_back(task)
    return len(dropped)


@transaction.atomic
def _put_back(task: "DBTaskResult[..., Any]") -> None:
    if len(task.worker_ids) >= MOST_TRIES:
        task.set_failed(RuntimeError(f"Its worker ended {MOST_TRIES} times while it ran."))
    else:
        DBTaskResult.objects.running().filter(pk=task.pk).update(status="READY", started_at=None)


def _is_dropped(task: "DBTaskResult[..., Any]") -> bool:
    if task.started_at and timezone.now() - task.started_at > LONGEST:
        return True
    node, _, process = task.worker_ids[-1].rpartition("/")[0].partition("/")
    return node == socket.gethostname()[:30] and not _is_alive(int(process))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
