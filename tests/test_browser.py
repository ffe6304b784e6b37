"""The watch over the browser, tried on pages that give it a reason."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser import Complaints


@pytest.mark.journey
def test_a_page_without_faults_gives_no_complaint(page: Page) -> None:
    page.goto("/account/login/")

    assert page.locator("h1").count() == 1


@pytest.mark.journey
@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("document.body.setAttribute('style', 'color: red')", "content policy"),
        ("document.body.append(Object.assign(new Image(), {src: 'http://example.org/'}))", "host"),
        ("setTimeout(() => { throw new Error('broken') })", "script"),
    ],
)
def test_a_fault_on_a_page_is_heard(
    browser: object, page: Page, live_server: LiveServer, fault: str, told: str
) -> None:
    complaints = Complaints(live_server.url)
    own = page.context.browser.new_page()  # type: ignore[union-attr]
    complaints.watch(own)
    own.goto(f"{live_server.url}/account/login/")

    own.evaluate(fault)
    own.wait_for_timeout(300)

    assert any(told in each for each in complaints.heard)
    own.close()
