"""F20: fifty people write at the same time, each as fast as the answers come.

Beside them the worker does what follows, somebody reads for a long time in one
look, and a backup is made again and again. Nobody may be refused.
"""

import itertools
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from django.db import connection

from bench.faults import lock_clock
from bench.load_client import quantile
from bench.occasion import Occasion, Results
from bench.server import site
from bench.signing_in import cookie_of
from bench.visitor import Answer, Visitor, new_key
from lenig.access.scope import every_row
from lenig.stream.models import Post

WRITERS = 50
#: Seconds that one long look lasts, and between two backups.
LONG_LOOK, BACKUP_EVERY = 20.0, 10.0


def run(occasion: Occasion) -> Results:
    occasion.close()
    file = Path(str(connection.settings_dict["NAME"]))
    is_file = connection.vendor == "sqlite"
    settings = "bench.faults.clock_settings" if is_file else "lenig.config.settings"
    with site(occasion.port, settings=settings) as server:
        writers = _writers(server.port)
        with Beside(file) if is_file else Idle() as beside:
            _write(writers, occasion.effort.writing_seconds)
    figures = _waited(writers)
    if is_file:
        figures |= _held(occasion.place.folder) | beside.figures()
    return {"F20 many writers": figures}


@dataclass
class Writer:
    """One person who posts, comments and reacts by turns."""

    visitor: Visitor
    post: str
    answers: list[Answer] = field(default_factory=list)

    def act(self, number: int) -> Answer:
        comment = {"content": f"Mee eens ({number})", "key": new_key()}
        match number % 3:
            case 0:
                return self.visitor.share(f"Wat een drukte vandaag ({number})")
            case 1:
                return self.visitor.send(f"{self.post}comments/", comment)
            case _:
                return self.visitor.send(f"{self.post}reaction/", {"reaction": "like"})


def _writers(port: int) -> list[Writer]:
    with every_row(because="the benchmark chooses what is talked about"):
        posts = [p.get_absolute_url() for p in Post.objects.filter(place=None)[:WRITERS]]
    people = range(1, WRITERS + 1)
    return [Writer(Visitor(port, cookie_of(n)), posts[n % len(posts)]) for n in people]


def _write(writers: list[Writer], seconds: float) -> None:
    end = time.monotonic() + seconds

    def work(writer: Writer) -> None:
        for number in itertools.count():
            if time.monotonic() > end:
                return
            writer.answers.append(writer.act(number))

    threads = [threading.Thread(target=work, args=(writer,)) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _waited(writers: list[Writer]) -> dict[str, Any]:
    """How many were refused, and how long the others waited."""
    answers = [answer for writer in writers for answer in writer.answers]
    taken = sorted(answer.seconds * 1000 for answer in answers)
    fewest = min(len(writer.answers) for writer in writers)
    return {
        "writers": len(writers),
        "writes": len(answers),
        "refused": sum(answer.is_refused for answer in answers),
        "p50_ms": round(quantile(taken, 0.5)),
        "p99_ms": round(quantile(taken, 0.99)),
        "max_ms": round(taken[-1]),
        "fewest_of_one": fewest,
    }


def _held(folder: Path) -> dict[str, Any]:
    """How long the lock was held, in all and for each route."""
    routes = lock_clock.read_all(folder)
    every = sorted(itertools.chain(*routes.values()))
    found: dict[str, Any] = {"lock_p99_ms": round(quantile(every, 0.99), 1)} if every else {}
    for route, taken in routes.items():
        if len(taken) * 20 > len(every):  # the routes that count
            found[f"lock_{route}_ms"] = round(quantile(taken, 0.99), 1)
    return found


class Idle:
    """Nothing goes on beside it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def figures(self) -> dict[str, Any]:
        return {}


class Beside(Idle):
    """A long reader and a backup beside the writers; also looks at the size of the log."""

    def __init__(self, file: Path) -> None:
        self._file, self._log = file, Path(f"{file}-wal")
        self._stop = threading.Event()
        self._backups, self._largest = 0, 0
        self._threads = [
            threading.Thread(target=self._again, args=(work,))
            for work in (self._look, self._back_up, self._weigh)
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def figures(self) -> dict[str, Any]:
        return {"backups": self._backups, "wal_max_mb": round(self._largest / 1_000_000, 1)}

    def _again(self, work: Callable[[], None]) -> None:
        while not self._stop.is_set():
            work()

    def _look(self) -> None:
        """One transaction that goes on seeing the database as it was."""
        with closing(self._reader()) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM stream_post").fetchone()
            self._stop.wait(LONG_LOOK)
            reader.execute("COMMIT")

    def _back_up(self) -> None:
        copy = self._file.with_suffix(".backup")
        with closing(self._reader()) as reader, closing(sqlite3.connect(copy)) as target:
            reader.backup(target)
        copy.unlink()
        self._backups += 1
        self._stop.wait(BACKUP_EVERY)

    def _weigh(self) -> None:
        if self._log.exists():
            self._largest = max(self._largest, self._log.stat().st_size)
        self._stop.wait(0.2)

    def _reader(self) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{self._file}?mode=ro", uri=True, isolation_level=None)
