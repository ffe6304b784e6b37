"""F02: workers are killed in the middle of their tasks.

As many notices as mails wait; two workers do them, and every 1 to 3 seconds one is
killed and started again, as its supervisor would. Each notice must be there once.
A mail may come twice where the kill fell between its sending and our note of it.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django_tasks_db.models import DBTaskResult

from bench.faults.mail_sink import MailSink
from bench.load_client import quantile
from bench.occasion import Occasion, Results
from bench.organisation.sizes import DIRECTOR, ORDINARY
from bench.readying import say
from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.notifications.models import Notice
from lenig.people.actions.inviting import invite
from lenig.people.models import Person
from lenig.stream.actions.posting import NewPost, publish

SEED, PATIENCE = 20270101, 900
MENTION = "mentioned-in-post"


def run(occasion: Occasion) -> Results:
    occasion.close()
    count = occasion.effort.tasks
    with MailSink(occasion.port + 3) as sink:
        tasks = _make_tasks(count)
        say(f"    {tasks} tasks wait")
        nemesis = _Nemesis({"LENIG_EMAIL_URL": f"smtp://127.0.0.1:{sink.port}"})
        seconds = nemesis.work()
    figures = {"seed": SEED, "tasks": tasks, "seconds": round(seconds, 1), "kills": nemesis.kills}
    return {
        "F02 worker killed": figures | _effects(count, sink) | _takeover(nemesis.takeovers),
    }


def _make_tasks(count: int) -> int:
    """Posts that each name somebody, and as many invitations."""
    author, named = Person.objects.get(pk=ORDINARY), Person.objects.get(pk=DIRECTOR)
    viewer = Viewer.of(author)
    for number in range(count):
        words = f"@{named.name}, kijk je hier naar? ({number})"
        publish(NewPost("update", content=words, chosen=(named.handle,)), viewer=viewer)
        invite(f"gast{number}@bench.example.org", actor=author)
    return DBTaskResult.objects.ready().count()


@dataclass
class _Nemesis:
    """Runs two workers and ends one of them every few seconds, until no task is left."""

    environment: dict[str, str]
    kills: int = 0
    #: Seconds from a kill until what it interrupted was done by another.
    takeovers: list[float] = field(default_factory=list)
    _interrupted: dict[Any, float] = field(default_factory=dict)

    def work(self) -> float:
        chance, began = random.Random(SEED), time.monotonic()
        workers = [self._start(), self._start()]
        next_kill = began + 4  # both have begun by then
        while self._is_work_left() and time.monotonic() - began < PATIENCE:
            self._note_what_was_taken_over()
            if time.monotonic() >= next_kill:
                self._replace_one(workers, chance)
                next_kill = time.monotonic() + chance.uniform(1, 3)
            time.sleep(0.05)
        self._note_what_was_taken_over()
        for worker in workers:
            worker.terminate()
            worker.wait(30)
        return time.monotonic() - began

    def _start(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "lenig.cli.processes", "worker"]
        return subprocess.Popen(command, env=os.environ | self.environment, start_new_session=True)

    def _replace_one(self, workers: list["subprocess.Popen[bytes]"], chance: random.Random) -> None:
        number = chance.randrange(len(workers))
        victim = workers[number]
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        self.kills += 1
        running = DBTaskResult.objects.running().values_list("pk", "worker_ids")
        for pk, ids in running:
            if ids and f"/{victim.pid}/" in ids[-1]:
                self._interrupted[pk] = time.monotonic()
        workers[number] = self._start()

    def _note_what_was_taken_over(self) -> None:
        done = DBTaskResult.objects.filter(pk__in=self._interrupted).finished()
        for pk in done.values_list("pk", flat=True):
            self.takeovers.append(time.monotonic() - self._interrupted.pop(pk))

    def _is_work_left(self) -> bool:
        tasks = DBTaskResult.objects
        return bool(tasks.ready().exists() or tasks.running().exists())


def _effects(count: int, sink: MailSink) -> dict[str, int]:
    """What must be there and is not, and what is there too often."""
    with every_row(because="the benchmark counts what came of its tasks"):
        notices = Counter(Notice.objects.filter(sort=MENTION).values_list("activity_id", flat=True))
    mails = sink.accepted
    return {
        "missing": (count - len(notices)) + (count - len(mails)),
        "doubles": sum(n - 1 for n in notices.values()),
        "double_mails": sum(n - 1 for n in mails.values()),
        "failed": DBTaskResult.objects.failed().count(),
    }


def _takeover(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds) or [0.0]
    return {
        "interrupted": len(seconds),
        "takeover_p50_s": round(quantile(ordered, 0.5), 1),
        "takeover_max_s": round(ordered[-1], 1),
    }
