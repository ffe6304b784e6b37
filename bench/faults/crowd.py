"""Many people who share one thing after the other, each with a ledger, and try again when cut off."""

import http.client
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from bench.faults.ledger import Ledger, Outcome
from bench.signing_in import cookie_of
from bench.visitor import Answer, Visitor, new_key

#: One in so many posts carries a file.
FILE_EVERY = 10
#: Seconds between two tries with the same key.
AGAIN_AFTER = 0.1


@dataclass
class Crowd:
    """Clients in threads. What they share can be found again by its words."""

    port: int
    people: list[int]
    folder: Path
    #: When each request that succeeded was begun, and when its answer came.
    successes: list[tuple[float, float]] = field(default_factory=list)
    _stop: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True)
        for person in self.people:
            client = Client(self, person, Visitor(self.port, cookie_of(person), patience=30))
            self._threads.append(threading.Thread(target=client.work, daemon=True))
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=120)

    @property
    def goes_on(self) -> bool:
        return not self._stop.is_set()

    def wait(self, is_enough: Callable[[], bool], *, seconds: float) -> None:
        """Let them work until it is enough."""
        end = time.monotonic() + seconds
        while not is_enough() and time.monotonic() < end:
            time.sleep(0.05)


@dataclass
class Client:
    crowd: Crowd
    person: int
    visitor: Visitor

    def work(self) -> None:
        chance, count = random.Random(self.person), 0
        ledger = Ledger(self.crowd.folder / f"{self.person}.jsonl")
        while self.crowd.goes_on:
            count += 1
            self._share(ledger, with_file=chance.randrange(FILE_EVERY) == 0)
        ledger.close()

    def _share(self, ledger: Ledger, *, with_file: bool) -> None:
        """Share one thing; who gets no answer sends the same form again."""
        key = new_key()
        ledger.about_to_send(key, with_file=with_file)
        outcome = Outcome.UNKNOWN
        while outcome == Outcome.UNKNOWN and self.crowd.goes_on:
            outcome = self._try(key, with_file=with_file)
            if outcome == Outcome.UNKNOWN:
                time.sleep(AGAIN_AFTER)
        ledger.came_back(key, outcome, with_file=with_file)

    def _try(self, key: str, *, with_file: bool) -> Outcome:
        began = time.monotonic()
        try:
            answer = self._send(key, with_file=with_file)
        except (OSError, http.client.HTTPException):
            self.visitor.again()
            return Outcome.UNKNOWN
        outcome = outcome_of(answer)
        if outcome == Outcome.ACKNOWLEDGED:
            self.crowd.successes.append((began, time.monotonic()))
        return outcome

    def _send(self, key: str, *, with_file: bool) -> Answer:
        if with_file:
            return self.visitor.share(words_of(key), key=key, file=f"notitie {key}\n".encode())
        return self.visitor.share(words_of(key), key=key)


def words_of(key: str) -> str:
    """What a post says that was sent with this key."""
    return f"Bericht {key}"


def outcome_of(answer: Answer) -> Outcome:
    if answer.status == http.client.FOUND:
        return Outcome.ACKNOWLEDGED
    if answer.status >= http.client.INTERNAL_SERVER_ERROR:
        return Outcome.UNKNOWN
    return Outcome.REFUSED
