"""What the worker does with tasks that wait, work that is due, and tasks that were dropped."""

import os
import socket
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from lenig.config.models import Due
from lenig.config.working.dropped import MOST_TRIES, new_worker_id, take_up_dropped
from lenig.config.working.due import run_what_is_due
from lenig.config.working.loop import Loop
from lenig.contracts import periodic

pytestmark = pytest.mark.django_db

done: list[str] = []


@task()
def note(word: str) -> None:
    done.append(word)


@pytest.fixture(autouse=True)
def nothing_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(periodic, "_declared", {})
    done.clear()


def dropped_by(worker: str, *, tries: int = 1) -> DBTaskResult:  # type: ignore[type-arg]
    note.enqueue("hello")
    found = DBTaskResult.objects.get()
    found.status, found.started_at = "RUNNING", timezone.now()
    found.worker_ids = [worker] * tries
    found.save()
    return found


def ended_process() -> int:
    number = os.fork() or os._exit(0)
    os.waitpid(number, 0)
    return number


def here(process: int) -> str:
    return f"{socket.gethostname()[:30]}/{process}/abcdefgh"


@pytest.mark.django_db(transaction=True)
def test_a_waiting_task_is_done() -> None:
    note.enqueue("hello")

    Loop()._once()

    assert done == ["hello"]


@pytest.mark.django_db(transaction=True)
def test_a_task_that_fails_stops_nothing() -> None:
    note.enqueue("one", "too many")  # type: ignore[call-arg]
    note.enqueue("hello")

    Loop()._once()

    assert done == ["hello"]


def test_work_is_done_once_in_its_time() -> None:
    periodic.every(hours=1)(lambda: done.append("hourly"))

    with time_machine.travel("2026-03-02 09:05", tick=False) as clock:
        run_what_is_due()
        run_what_is_due()
        clock.shift(timedelta(minutes=50))
        run_what_is_due()
        assert done == ["hourly"]

        clock.shift(timedelta(minutes=10))
        run_what_is_due()

    assert done == ["hourly", "hourly"]
    assert Due.objects.count() == 1


def test_work_that_another_node_took_is_left_alone() -> None:
    periodic.every(hours=1)(lambda: done.append("hourly"))
    [each] = periodic.declared()

    with time_machine.travel("2026-03-02 09:05", tick=False):
        with transaction.atomic():
            Due.objects.create(name=each.name, turn=int(timezone.now().timestamp() // 3600))
        run_what_is_due()

    assert done == []


def test_work_that_fails_leaves_the_others_their_turn() -> None:
    def fail() -> None:
        raise ValueError

    periodic.every(hours=1)(fail)
    periodic.every(hours=1)(lambda: done.append("hourly"))

    run_what_is_due()

    assert done == ["hourly"]


@pytest.mark.django_db(transaction=True)
def test_a_task_of_a_worker_that_is_gone_is_taken_up() -> None:
    dropped_by(here(ended_process()))

    assert take_up_dropped() == 1

    Loop()._once()
    assert done == ["hello"]


def test_a_task_of_a_worker_that_lives_is_left_to_it() -> None:
    dropped_by(new_worker_id())

    assert take_up_dropped() == 0


@pytest.mark.parametrize(("hours", "taken_up"), [(1, 0), (3, 1)])
def test_another_node_gets_its_time(hours: int, taken_up: int) -> None:
    dropped_by("elsewhere/1/abcdefgh")

    with time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False):
        assert take_up_dropped() == taken_up


def test_a_task_that_ends_its_worker_again_and_again_is_given_up() -> None:
    found = dropped_by(here(ended_process()), tries=MOST_TRIES)

    take_up_dropped()

    found.refresh_from_db()
    assert found.status == "FAILED"
    assert "ended 3 times" in found.traceback
