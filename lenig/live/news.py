"""Whether there is news, known by one task and waited for by many."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from lenig.live.newest import Look

log = logging.getLogger(__name__)

#: Seconds between two looks, and between two times that listeners are told.
LOOK_EVERY = 2.0
TELL_EVERY = 10.0
#: Open pages of one person that may listen at once.
PER_PERSON = 10


class News:
    """Looks for all listeners together, while there is one, and wakes them when something is new.

    It says only that, at most once in ten seconds: how busy an organisation is
    can be seen from it, what happens and among whom cannot.
    """

    def __init__(self, look: Look, *, most: int) -> None:
        self._look = look
        self._most = most
        self._listeners: Counter[str] = Counter()
        self._told = asyncio.Event()
        self._seen: int | None = None
        self._has_looked = False
        self._told_at = 0.0

    @contextmanager
    def listener(self, person: str) -> Iterator[bool]:
        """Take a place; False when this person, or everybody together, has enough."""
        is_free = self._listeners[person] < PER_PERSON and self._listeners.total() < self._most
        self._listeners[person] += is_free
        try:
            yield is_free
        finally:
            self._listeners[person] -= is_free
            self._listeners += Counter()  # forgets those at nought

    async def next(self) -> None:
        """Wait until something is new."""
        await self._told.wait()

    async def watch(self) -> None:
        """Look every two seconds, for ever."""
        while True:
            if self._listeners:
                await self._look_once()
            await asyncio.sleep(LOOK_EVERY)

    async def _look_once(self) -> None:
        try:
            newest = await asyncio.to_thread(self._look)
        except Exception as trouble:  # noqa: BLE001 - a database away is no end: look again
            log.warning("Could not look for news: %s", trouble)
            return
        if not self._has_looked:
            self._seen, self._has_looked = newest, True
        elif newest != self._seen and time.monotonic() - self._told_at >= TELL_EVERY:
            self._seen, self._told_at = newest, time.monotonic()
            self._tell()

    def _tell(self) -> None:
        told, self._told = self._told, asyncio.Event()
        told.set()
