"""What the live process serves: one stream of server-sent events, `/live/news/`.

Nothing else is loaded here. A listener shows the ticket in its cookie, gets
`event: news` when something is new and a comment every 25 seconds, and is let
go when its ticket or its session ends, when the person is deactivated or gets
another role, when it leaves, or when the server stops.
"""

import asyncio
import os
import signal
import threading
import time
from collections.abc import Awaitable, Callable, MutableMapping
from functools import cached_property
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import Any

from django.conf import settings

from lenig.live import ticket as tickets
from lenig.live.asking import Database, ask_into
from lenig.live.news import Listener, News

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lenig.config.settings")

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

PATH = "/live/news/"
#: The signal that asks to let everybody go; the server itself only waits for them.
FAREWELL = signal.SIGUSR1
HEARTBEAT = 25.0


class Live:
    """The application; the server tells it of its start and its end (lifespan)."""

    def __init__(self, news: News | None = None) -> None:
        self._given = news
        self._closing = asyncio.Event()

    @cached_property
    def news(self) -> News:
        if self._given:
            return self._given
        database = Database(ask_into(settings.DATABASES["default"]))
        return News(database, most=settings.LIVE_CLIENTS)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    def say_farewell(self) -> None:
        """Let everybody go."""
        self._closing.set()

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        watching = asyncio.create_task(self.news.watch())
        if threading.current_thread() is threading.main_thread():  # signals reach no other
            asyncio.get_running_loop().add_signal_handler(FAREWELL, self.say_farewell)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self.say_farewell()
        watching.cancel()
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer(self, scope: Message, receive: Receive, send: Send) -> None:
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        origin = headers.get(b"origin", "")
        cookies = headers.get(b"cookie", "")
        ticket = tickets.read(_cookie(cookies, settings.LIVE_COOKIE_NAME))
        session = _cookie(cookies, settings.SESSION_COOKIE_NAME)
        if scope["path"] != PATH:
            await _end(send, HTTPStatus.NOT_FOUND)
        elif origin and origin not in settings.LIVE_ORIGINS:
            await _end(send, HTTPStatus.FORBIDDEN)
        elif ticket is None or not session:
            await _end(send, HTTPStatus.UNAUTHORIZED, _cors(origin))
        else:
            with self.news.listener(ticket, session) as listener:
                await self._listen(listener, receive, send, _cors(origin))

    async def _listen(
        self, listener: Listener | None, receive: Receive, send: Send, headers: Headers
    ) -> None:
        if listener is None:
            await _end(send, HTTPStatus.TOO_MANY_REQUESTS, headers)
            return
        ends: list[asyncio.Future[Any]] = [
            asyncio.ensure_future(_leaves(receive)),
            asyncio.ensure_future(self._closing.wait()),
            asyncio.ensure_future(listener.must_leave.wait()),
        ]
        await _begin(send, HTTPStatus.OK, [*headers, *_STREAM])
        await self._tell(listener.ticket, send, ends)
        for end in ends:
            end.cancel()

    async def _tell(
        self, ticket: tickets.Ticket, send: Send, ends: list["asyncio.Future[Any]"]
    ) -> None:
        text = b"retry: 10000\n\n"
        while (left := ticket.until - time.time()) > 0 and not any(end.done() for end in ends):
            await _write(send, text)
            news = asyncio.ensure_future(self.news.next())
            await asyncio.wait(
                [news, *ends],
                timeout=min(HEARTBEAT, left),
                return_when=asyncio.FIRST_COMPLETED,
            )
            text = b"event: news\ndata:\n\n" if news.done() else b": still here\n\n"
            news.cancel()
        await _write(send, b"", more=False)


_STREAM: Headers = [
    (b"content-type", b"text/event-stream"),
    (b"x-accel-buffering", b"no"),  # a proxy must not save events up
]


def _cookie(header: str, name: str) -> str:
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _cors(origin: str) -> Headers:
    """The site itself may read the answer, also where its live port is another origin."""
    if not origin:
        return []
    return [
        (b"access-control-allow-origin", origin.encode()),
        (b"access-control-allow-credentials", b"true"),
        (b"vary", b"origin"),
    ]


async def _leaves(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _begin(send: Send, status: HTTPStatus, headers: Headers) -> None:
    headers = [*headers, (b"cache-control", b"no-cache"), (b"x-content-type-options", b"nosniff")]
    await send({"type": "http.response.start", "status": int(status), "headers": headers})


async def _write(send: Send, text: bytes, *, more: bool = True) -> None:
    await send({"type": "http.response.body", "body": text, "more_body": more})


async def _end(send: Send, status: HTTPStatus, headers: Headers | None = None) -> None:
    await _begin(send, status, [*(headers or []), (b"content-type", b"text/plain")])
    await _write(send, status.phrase.encode(), more=False)


application = Live()
