"""A real Chromium for the journeys.

    @pytest.mark.journey
    def test_somebody_shares_something(page, cast, signed_in):
        signed_in(page, cast.anouk)
        page.goto("/")

Every page is watched: a script that fails, anything that the content policy had to
stop, and any request to another host fail the test that caused it.
"""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import Client
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Request,
    Response,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from lenig.people.models import Person
from tests import axe, chromium

Pages = Callable[..., Page]
SignedIn = Callable[[Page, Person], Page]

DESK = {"width": 1360, "height": 900}
PHONE = {"width": 390, "height": 844}

#: As root there is no sandbox; the rest keeps the browser from calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all journeys of this worker."""
    path = chromium.find()
    if path is None:
        pytest.skip(chromium.ABSENT)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def live_server() -> Iterator[LiveServer]:
    """The site as its sources are now: what was collected for a demo may be of last week."""
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = StaticFilesHandler
    server.start()
    yield server
    server.stop()


@pytest.fixture
def pages(browser: Browser, live_server: LiveServer) -> Iterator[Pages]:
    """Opens windows: on a phone or a desk, light or dark, with or without JavaScript."""
    windows, complaints = [], Complaints(live_server.url)

    def open_page(
        *, phone: bool = False, dark: bool = False, javascript: bool = True, language: str = "nl-NL"
    ) -> Page:
        window = browser.new_context(
            base_url=live_server.url,
            viewport=PHONE if phone else DESK,  # type: ignore[arg-type]
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale=language,
            reduced_motion="reduce",
        )
        windows.append(window)
        page = window.new_page()
        page.set_default_timeout(10_000)
        complaints.watch(page)
        return page

    yield open_page
    for window in windows:
        window.close()
    if complaints.heard:
        pytest.fail("The browser complained:\n" + "\n".join(complaints.heard))


@pytest.fixture
def page(pages: Pages) -> Page:
    """A window on a desk, in Dutch, in the light."""
    return pages()


@pytest.fixture
def signed_in(live_server: LiveServer) -> SignedIn:
    """Signs somebody in without the form, which has a journey of its own."""

    def sign_in(page: Page, person: Person) -> Page:
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        return page

    return sign_in


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Fails when axe finds anything on the page as it stands after what somebody did.

    Pages as they open are looked at by `tests/pages/`, all of them and in every look.
    """

    def check(page: Page) -> None:
        axe.give(page)
        found = axe.violations(page)
        assert not found, "\n".join([f"axe on {page.url}:", *found])

    return check


class Complaints:
    """What a browser says about our pages that it should have no reason to say."""

    def __init__(self, home: str) -> None:
        self._host = urlsplit(home).hostname
        self.heard: list[str] = []

    def watch(self, page: Page) -> None:
        page.on("console", self._on_console)
        page.on("pageerror", self._on_error)
        page.on("request", self._on_request)
        page.on("response", self._on_response)

    def _on_console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.heard.append(f"content policy: {message.text}")

    def _on_error(self, error: Error) -> None:
        self.heard.append(f"script: {error}")

    def _on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https"} and parts.hostname != self._host:
            self.heard.append(f"another host: {request.url}")

    def _on_response(self, response: Response) -> None:
        """A page that says no is the matter of its test; a file that is not there never is."""
        if urlsplit(response.url).path.startswith("/static/") and response.status >= 400:
            self.heard.append(f"missing: {response.url}")
