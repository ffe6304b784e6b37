"""The stream of news, spoken to as the server speaks to it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

import pytest
from django.conf import settings

from lenig.live import asgi, news, ticket
from lenig.live.asgi import Live
from lenig.live.news import News

Message = dict[str, Any]


@pytest.fixture(autouse=True)
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds become milliseconds."""
    monkeypatch.setattr(news, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(news, "TELL_EVERY", 0.05)
    monkeypatch.setattr(news, "CHECK_EVERY", 0.02)
    monkeypatch.setattr(asgi, "HEARTBEAT", 0.1)


class Database:
    """What the looks see; a test changes it, or takes it away."""

    def __init__(self) -> None:
        self.newest_id: int | None = 1
        self.looks = self.checks = 0
        self.is_away = False
        self.otherwise: dict[str, str] = {}
        self.over: set[str] = set()

    def newest(self) -> int | None:
        self.looks += 1
        if self.is_away:
            raise OSError
        return self.newest_id

    def standings(self, people: set[str]) -> dict[str, str]:
        self.checks += 1
        if self.is_away:
            raise OSError
        stand = dict.fromkeys(people, "member") | self.otherwise
        return {person: standing for person, standing in stand.items() if standing != "gone"}

    def sessions(self, keys: set[str]) -> set[str]:
        return keys - self.over


class Browser:
    """One listener: what it got, and how it leaves."""

    def __init__(self, live: Live, **headers: str) -> None:
        self.sent: list[Message] = []
        self._leaves = asyncio.Event()
        self._scope = {
            "type": "http",
            "path": "/live/news/",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
        self._task = asyncio.create_task(live(self._scope, self._receive, self._send))

    async def _receive(self) -> Message:
        await self._leaves.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        self.sent.append(message)

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"]) if self.sent else 0

    @property
    def headers(self) -> dict[bytes, bytes]:
        return dict(self.sent[0]["headers"])

    @property
    def text(self) -> bytes:
        return b"".join(message.get("body", b"") for message in self.sent)

    @property
    def is_let_go(self) -> bool:
        return self._task.done()

    async def leave(self) -> None:
        self._leaves.set()
        await self._task


@asynccontextmanager
async def running(database: Database, *, most: int = 100) -> AsyncIterator[Live]:
    """The application between its start and its end, as the server tells it."""
    live = Live(News(database, most=most))
    told: asyncio.Queue[Message] = asyncio.Queue()

    async def send(_message: Any) -> None: ...

    life = asyncio.create_task(live({"type": "lifespan"}, told.get, send))
    await told.put({"type": "lifespan.startup"})
    await asyncio.sleep(0)
    try:
        yield live
    finally:
        await told.put({"type": "lifespan.shutdown"})
        await life


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(3):
        while not condition():  # noqa: ASYNC110 - the conditions know no event
            await asyncio.sleep(0.005)


def cookie(person: str = "anouk", session: str = "session") -> str:
    shown = ticket.write(person, "member")
    return f"{settings.LIVE_COOKIE_NAME}={shown}; {settings.SESSION_COOKIE_NAME}={session}"


def lively(test: Callable[[], Coroutine[Any, Any, None]]) -> Callable[[], None]:
    """Run it in a thread of its own: a browser of another test may keep a loop in this one."""

    def run() -> None:
        with ThreadPoolExecutor(max_workers=1) as thread:
            thread.submit(asyncio.run, test()).result()

    run.__name__ = test.__name__
    return run


@lively
async def test_a_listener_hears_that_something_is_new_and_nothing_more() -> None:
    database = Database()
    async with running(database) as live:
        browser = Browser(live, cookie=cookie())
        await until(lambda: database.looks > 0)

        database.newest_id = 8675309

        await until(lambda: b"event: news" in browser.text)
        assert browser.text.startswith(b"retry: 10000\n\n")
        assert b"8675309" not in browser.text
        await browser.leave()


@lively
async def test_a_quiet_stream_shows_that_it_lives() -> None:
    async with running(Database()) as live:
        browser = Browser(live, cookie=cookie())

        await until(lambda: b": still here" in browser.text)

        assert b"event: news" not in browser.text
        await browser.leave()


@lively
async def test_many_changes_are_told_as_one() -> None:
    database = Database()
    async with running(database) as live:
        browser = Browser(live, cookie=cookie())
        await until(lambda: database.looks > 0)

        for newest in range(2, 12):
            database.newest_id = newest
            await asyncio.sleep(0.01)

        await until(lambda: b"event: news" in browser.text)
        assert browser.text.count(b"event: news") <= 3
        await browser.leave()


@lively
async def test_all_listeners_share_one_look() -> None:
    database = Database()
    async with running(database) as live:
        browsers = [Browser(live, cookie=cookie(f"person {n}")) for n in range(50)]
        await asyncio.sleep(0.1)

        assert database.looks <= 11
        for browser in browsers:
            await browser.leave()


@lively
async def test_nobody_listening_costs_nothing() -> None:
    database = Database()
    async with running(database):
        await asyncio.sleep(0.05)

    assert database.looks == 0


@lively
async def test_a_database_that_is_away_ends_no_stream() -> None:
    database = Database()
    async with running(database) as live:
        browser = Browser(live, cookie=cookie())
        await until(lambda: database.looks > 0)
        database.is_away = True
        await asyncio.sleep(0.03)

        database.is_away, database.newest_id = False, 2

        await until(lambda: b"event: news" in browser.text)
        await browser.leave()


@lively
async def test_without_a_ticket_nobody_listens() -> None:
    async with running(Database()) as live:
        stranger, forger, without_session, member = (
            Browser(live),
            Browser(live, cookie=f"{settings.LIVE_COOKIE_NAME}=anouk"),
            Browser(live, cookie=cookie().partition(";")[0]),
            Browser(live, cookie=cookie()),
        )
        browsers = (stranger, forger, without_session, member)
        await until(lambda: all(browser.sent for browser in browsers))

        assert [browser.status for browser in browsers] == [401, 401, 401, 200]
        await member.leave()


@lively
async def test_who_stands_otherwise_or_signed_out_is_let_go_and_nobody_else() -> None:
    database = Database()
    async with running(database) as live:
        leaver, promoted, member = (Browser(live, cookie=cookie(name)) for name in "abc")
        elsewhere = Browser(live, cookie=cookie("c", session="other"))
        await until(lambda: database.checks > 1)

        database.otherwise = {"a": "gone", "b": "administrator"}
        database.over = {"other"}

        let_go = (leaver, promoted, elsewhere)
        await until(lambda: all(browser.is_let_go for browser in let_go))
        before = database.checks
        await until(lambda: database.checks > before + 1)
        assert not member.is_let_go
        await member.leave()


@lively
async def test_a_database_that_is_away_lets_nobody_go() -> None:
    database = Database()
    async with running(database) as live:
        browser = Browser(live, cookie=cookie())
        database.is_away = True
        before = database.checks
        await until(lambda: database.checks > before + 1)

        assert not browser.is_let_go
        await browser.leave()


@lively
async def test_a_stream_ends_with_its_ticket() -> None:
    async with running(Database()) as live:
        ticket.LIFETIME, kept = 0.2, ticket.LIFETIME  # type: ignore[assignment]
        browser = Browser(live, cookie=cookie())
        ticket.LIFETIME = kept

        await until(lambda: browser.is_let_go)

        assert browser.status == 200


@lively
async def test_a_stream_ends_when_the_server_stops() -> None:
    async with running(Database()) as live:
        browser = Browser(live, cookie=cookie())
        await until(lambda: browser.status == 200)

    await until(lambda: browser.is_let_go)


@lively
async def test_a_stream_ends_when_the_server_is_about_to_stop() -> None:
    async with running(Database()) as live:
        browser = Browser(live, cookie=cookie())
        await until(lambda: browser.status == 200)

        live.say_farewell()

        await until(lambda: browser.is_let_go)


@lively
async def test_one_person_cannot_take_every_place() -> None:
    async with running(Database()) as live:
        many = [Browser(live, cookie=cookie("esra")) for _ in range(news.PER_PERSON + 1)]
        other = Browser(live, cookie=cookie("bram"))
        await until(lambda: all(browser.sent for browser in [*many, other]))

        assert [browser.status for browser in many] == [200] * news.PER_PERSON + [429]
        assert other.status == 200
        for browser in [*many, other]:
            await browser.leave()


@lively
async def test_a_place_is_free_again_when_somebody_leaves() -> None:
    async with running(Database(), most=1) as live:
        first = Browser(live, cookie=cookie("anouk"))
        await until(lambda: first.status == 200)
        full = Browser(live, cookie=cookie("bram"))
        await until(lambda: full.status == 429)

        await first.leave()
        second = Browser(live, cookie=cookie("bram"))

        await until(lambda: second.status == 200)
        await second.leave()


@lively
async def test_another_site_may_not_listen() -> None:
    async with running(Database()) as live:
        ours = Browser(live, cookie=cookie(), origin=settings.LIVE_ORIGINS[0])
        theirs = Browser(live, cookie=cookie(), origin="https://elsewhere.example")
        await until(lambda: all(browser.sent for browser in (ours, theirs)))

        assert (ours.status, theirs.status) == (200, 403)
        assert ours.headers[b"access-control-allow-origin"] == settings.LIVE_ORIGINS[0].encode()
        assert b"access-control-allow-origin" not in theirs.headers
        await ours.leave()
