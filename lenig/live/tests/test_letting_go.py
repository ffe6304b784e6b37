"""A stream ends soon after its person left, signed out or got another role: the real processes."""

import http.client
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.cookies import SimpleCookie
from json import loads
from urllib.parse import SplitResult, urlsplit

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from lenig.people.actions.leaving import deactivate
from lenig.people.actions.roles import change_role
from lenig.people.models import Person, Role
from tests.cast import Cast
from tests.running import Site

SOON = 10.0


class Stream:
    """An open stream of somebody who is signed in, as their browser holds it."""

    def __init__(self, site: Site, person: Person) -> None:
        browser = Client()
        browser.force_login(person)
        self.session = str(browser.session.session_key)
        address, ticket = self._ticket(site)
        self._connection = http.client.HTTPConnection(
            str(address.hostname), address.port, timeout=60
        )
        cookies = f"{self._own}; {settings.LIVE_COOKIE_NAME}={ticket}"
        self._connection.request("GET", address.path, headers={"Cookie": cookies})
        self._answer = self._connection.getresponse()
        self.status = self._answer.status

    @property
    def _own(self) -> str:
        return f"{settings.SESSION_COOKIE_NAME}={self.session}"

    def _ticket(self, site: Site) -> tuple[SplitResult, str]:
        with closing(http.client.HTTPConnection("localhost", site.port, timeout=30)) as web:
            web.request("GET", "/live/ticket/", headers={"Cookie": self._own})
            answer = web.getresponse()
            cookie = SimpleCookie(answer.getheader("Set-Cookie"))[settings.LIVE_COOKIE_NAME].value
            return urlsplit(loads(answer.read())["stream"]), cookie

    def ended_at(self) -> float:
        """Read on until nothing more comes."""
        while self._answer.read1(1000):
            pass
        return time.monotonic()


@pytest.mark.journey
def test_who_left_signed_out_or_got_another_role_hears_nothing_more_within_ten_seconds(
    site: Site, cast: Cast
) -> None:
    people = [cast.dora, cast.bram, cast.esra, cast.anouk]
    streams = [Stream(site, person) for person in people]
    assert [stream.status for stream in streams] == [200] * 4

    with ThreadPoolExecutor(4) as threads:
        ends = [threads.submit(stream.ended_at) for stream in streams]
        time.sleep(1)
        begun = time.monotonic()
        deactivate(cast.dora, actor=cast.beheer)
        SessionStore(streams[1].session).delete()
        change_role(cast.esra, actor=cast.beheer, role=Role.EDITOR)
        waited = [end.result(30) - begun for end in ends[:3]]
        stays = not ends[3].done()
        deactivate(cast.anouk, actor=cast.beheer)  # so that nobody waits for the last one

    assert max(waited) < SOON
    assert stays
