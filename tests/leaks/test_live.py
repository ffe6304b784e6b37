"""What open pages hear: that there is something new, and nothing of what it is or among whom."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings

from lenig.live import asgi, news, ticket
from lenig.live.tests.test_stream import Browser, Database, cookie, running, until
from tests.leaks.conftest import See
from tests.leaks.looking import NOBODY
from tests.leaks.world import World

#: All that the stream ever says.
SAID = {b"retry: 10000", b"event: news\ndata:", b": still here", b""}


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds become milliseconds."""
    monkeypatch.setattr(news, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(news, "TELL_EVERY", 0.01)
    monkeypatch.setattr(asgi, "HEARTBEAT", 0.05)


async def _listen(who: str) -> Browser:
    """What somebody hears while much happens."""
    database = Database()
    async with running(database) as live:
        browser = Browser(live, cookie=cookie(who))
        await until(lambda: database.looks > 0)
        database.newest_id = 8675309
        await until(lambda: b"event: news" in browser.text)
        await until(lambda: b"still here" in browser.text)
        await browser.leave()
    return browser


def heard_by(who: str) -> Browser:
    """In a thread of its own: a browser of another test may keep a loop in this one."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, _listen(who)).result()


@pytest.mark.parametrize("who", ["esra", "dewi"])
def test_the_stream_says_the_same_to_everybody(world: World, who: str) -> None:
    heard = heard_by(world.person(who).handle)

    assert set(heard.text.split(b"\n\n")) <= SAID
    told = heard.text.decode() + str(heard.headers)
    assert world.met_in(told) == set()


@pytest.mark.parametrize("who", ["esra", "dewi", "gast"])
def test_a_ticket_holds_its_own_person_and_an_end(world: World, see: See, who: str) -> None:
    looker = see(who)

    answer = looker.ask("/live/ticket/")

    assert list(json.loads(answer.body)) == ["stream"]
    assert world.not_for(who, answer.text) == set()
    written = looker.client.cookies[settings.LIVE_COOKIE_NAME].value
    found = ticket.read(written)
    assert found
    assert found.person == world.person(who).handle


def test_nobody_gets_a_ticket_without_signing_in(world: World, see: See) -> None:
    looker = see(NOBODY)

    assert looker.ask("/live/ticket/").status == 302
    assert settings.LIVE_COOKIE_NAME not in looker.client.cookies
