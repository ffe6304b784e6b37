"""Whether there is news, and who may still hear of it: known by two tasks, waited for by many."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from lenig.live.ticket import Ticket

log = logging.getLogger(__name__)

#: Seconds between two looks, and between two times that listeners are told.
LOOK_EVERY = 2.0
TELL_EVERY = 10.0
#: Seconds between two looks whether listeners may stay: a leaver is gone within ten.
CHECK_EVERY = 4.0
#: Open pages of one person that may listen at once.
PER_PERSON = 10


class Database(Protocol):
    """What there is to ask."""

    def newest(self) -> int | None: ...
    def standings(self, people: set[str]) -> dict[str, str]: ...
    def sessions(self, keys: set[str]) -> set[str]: ...


@dataclass(eq=False)
class Listener:
    """An open stream: whose, by which ticket and session, and whether it must end."""

    ticket: Ticket
    session: str
    must_leave: asyncio.Event = field(default_factory=asyncio.Event)


class News:
    """Looks for all listeners together, while there is one, and wakes them when something is new.

    It says only that, at most once in ten seconds: how busy an organisation is
    can be seen from it, what happens and among whom cannot.
    """

    def __init__(self, database: Database, *, most: int) -> None:
        self._database = database
        self._most = most
        self._listeners: set[Listener] = set()
        self._of_each: Counter[str] = Counter()
        self._told = asyncio.Event()
        self._seen: int | None = None
        self._has_looked = False
        self._told_at = 0.0

    @contextmanager
    def listener(self, ticket: Ticket, session: str) -> Iterator[Listener | None]:
        """Take a place; None when this person, or everybody together, has enough."""
        if self._of_each[ticket.person] >= PER_PERSON or len(self._listeners) >= self._most:
            yield None
            return
        listener = Listener(ticket, session)
        self._listeners.add(listener)
        self._of_each[ticket.person] += 1
        try:
            yield listener
        finally:
            self._listeners.remove(listener)
            self._of_each[ticket.person] -= 1
            self._of_each += Counter()  # forgets those at nought

    async def next(self) -> None:
        """Wait until something is new."""
        await self._told.wait()

    async def watch(self) -> None:
        """Look whether there is news, and whether everybody may stay, for ever."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._again_and_again(self._look_once, LOOK_EVERY))
            tasks.create_task(self._again_and_again(self._check_once, CHECK_EVERY))

    async def _again_and_again(self, look: Callable[[], Awaitable[None]], pause: float) -> None:
        while True:
            if self._listeners:
                try:
                    await look()
                except Exception as trouble:  # noqa: BLE001 - a database away is no end: look again
                    log.warning("Could not look: %s", trouble)
            await asyncio.sleep(pause)

    async def _look_once(self) -> None:
        newest = await asyncio.to_thread(self._database.newest)
        if not self._has_looked:
            self._seen, self._has_looked = newest, True
        elif newest != self._seen and time.monotonic() - self._told_at >= TELL_EVERY:
            self._seen, self._told_at = newest, time.monotonic()
            self._tell()

    async def _check_once(self) -> None:
        for listener in await asyncio.to_thread(self._who_must_leave, set(self._listeners)):
            listener.must_leave.set()

    def _who_must_leave(self, listeners: set[Listener]) -> set[Listener]:
        standings = self._database.standings({each.ticket.person for each in listeners})
        sessions = self._database.sessions({each.session for each in listeners})
        return {
            each
            for each in listeners
            if standings.get(each.ticket.person) != each.ticket.standing
            or each.session not in sessions
        }

    def _tell(self) -> None:
        told, self._told = self._told, asyncio.Event()
        told.set()
