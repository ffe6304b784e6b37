"""A mail server that takes everything, keeps nothing, and counts who got how many."""

import asyncio
import re
import threading
from collections import Counter
from contextlib import suppress
from typing import Self

_TO = re.compile(rb"RCPT TO:<([^>]+)>", re.IGNORECASE)


class MailSink:
    """Speaks as much SMTP as Python's own client needs."""

    def __init__(self, port: int) -> None:
        self.port = port
        #: Mails that were accepted with 250, by address.
        self.accepted: Counter[str] = Counter()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._listens = threading.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        self._listens.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        start = asyncio.start_server(self._talk, "127.0.0.1", self.port)
        server = self._loop.run_until_complete(start)
        self._listens.set()
        self._loop.run_forever()
        server.close()
        self._end_talks()
        self._loop.close()

    def _end_talks(self) -> None:
        """Who still talks to us is cut off."""
        talks = asyncio.all_tasks(self._loop)
        for each in talks:
            each.cancel()
        self._loop.run_until_complete(asyncio.gather(*talks, return_exceptions=True))

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Who is killed while talking to us just goes.
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await self._take(reader, writer)
        writer.close()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 sink\r\n")
        to: list[str] = []
        while line := await reader.readline():
            if found := _TO.match(line):
                to.append(found[1].decode())
            if line.upper().startswith(b"DATA"):
                writer.write(b"354 go on\r\n")
                await reader.readuntil(b"\r\n.\r\n")
                # Counted first: who is killed before the answer comes sends it again.
                self.accepted.update(to)
                to = []
            writer.write(b"221 bye\r\n" if line.upper().startswith(b"QUIT") else b"250 ok\r\n")
            await writer.drain()
