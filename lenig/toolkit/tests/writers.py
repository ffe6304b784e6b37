"""Processes that write to one SQLite database, as tests need them.

Run as `python -m lenig.toolkit.tests.writers COMMAND DATABASE`. They have no apps and no
project: what they show is the backend alone.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, transaction

from lenig.toolkit.sqlite.gate import GateClosed, gate_of

THREADS = 25
TURNS = 10
#: Long enough that who comes next matters more than how Python switches threads.
HELD = 0.002


def make_ledger(alias: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, writer TEXT)")


def add_entry(writer: str, *, alias: str = DEFAULT_DB_ALIAS) -> int:
    with connections[alias].cursor() as cursor:
        cursor.execute("INSERT INTO entry (writer) VALUES (%s)", [writer])
        number: int = cursor.lastrowid
        return number


def entries(alias: str = DEFAULT_DB_ALIAS) -> list[str]:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT writer FROM entry ORDER BY id")
        return [writer for (writer,) in cursor.fetchall()]


def newest_entry(alias: str = DEFAULT_DB_ALIAS) -> int:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM entry")
        number: int = cursor.fetchone()[0]
        return number


def turns_waited(writer: str, *, alias: str = DEFAULT_DB_ALIAS) -> int:
    """Write one entry; how many others were written while this one waited."""
    newest = newest_entry(alias)
    with transaction.atomic(using=alias):
        mine = add_entry(writer, alias=alias)
        time.sleep(HELD)
    return mine - newest - 1


def together(count: int, act: Callable[[int], Any]) -> None:
    """Run `act` in so many threads at once, each with a connection of its own."""

    def run(number: int) -> None:
        try:
            act(number)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@contextmanager
def process(command: str, database: Path) -> Iterator[subprocess.Popen[str]]:
    """One of the commands below in a process of its own, which does not outlive the test."""
    started = subprocess.Popen(
        [sys.executable, "-m", __name__, command, str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with started:
        try:
            yield started
        finally:
            started.kill()


def said(by: subprocess.Popen[str]) -> Any:
    """The next line that a process says."""
    assert by.stdout
    return json.loads(by.stdout.readline())


def tell(to: subprocess.Popen[str]) -> None:
    """Let a process that waits go on."""
    assert to.stdin
    to.stdin.write("\n")
    to.stdin.flush()


def _say(what: Any) -> None:
    print(json.dumps(what), flush=True)  # noqa: T201


def _wait() -> None:
    sys.stdin.readline()


def _write_much() -> None:
    """25 threads write 10 entries each; says how many turns each of them waited."""
    waited: list[int] = []
    _say("ready")
    _wait()
    together(THREADS, lambda n: waited.extend(turns_waited(str(n)) for _ in range(TURNS)))
    _say(waited)


def _hold() -> None:
    """Keep a transaction open until told to go on."""
    with transaction.atomic():
        add_entry("holder")
        _say("holding")
        _wait()
    _say("done")


def _hold_and_fork() -> None:
    """Keep a transaction open and have a child; says the child's number."""
    with transaction.atomic():
        add_entry("holder")
        if child := os.fork():
            _say(child)
        time.sleep(60)


def _fork_and_try() -> None:
    """A child tries to write while the parent does; says what the child met, then what it left."""
    with transaction.atomic():
        add_entry("holder")
        if not (child := os.fork()):
            _say(_met_by_a_child())
            os._exit(0)
        os.waitpid(child, 0)
        _say({"parent has its turn": connections[DEFAULT_DB_ALIAS].connection.has_turn})


def _met_by_a_child() -> dict[str, bool]:
    gate = gate_of(Path(settings.DATABASES["default"]["NAME"]))
    inherited = connections[DEFAULT_DB_ALIAS].connection.has_turn
    try:
        gate.enter(limit=0.1)
    except GateClosed:
        return {"inherited": inherited, "let in": False}
    return {"inherited": inherited, "let in": True}


if __name__ == "__main__":
    _, command, database = sys.argv
    settings.configure(DATABASES={"default": {"ENGINE": "lenig.toolkit.sqlite", "NAME": database}})
    {
        "write-much": _write_much,
        "hold": _hold,
        "hold-and-fork": _hold_and_fork,
        "fork-and-try": _fork_and_try,
    }[command]()
