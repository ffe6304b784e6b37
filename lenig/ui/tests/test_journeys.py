"""The components in a real browser: by keyboard, by finger, in the dark, without a script."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.browser import Pages, SignedIn
from tests.cast import Cast

pytestmark = pytest.mark.journey

GALLERY = "/gallery/"


@pytest.fixture
def at(settings: Settings, cast: Cast, signed_in: SignedIn) -> Callable[..., Page]:
    """Goes to the gallery as Anouk."""
    settings.DEMO = True

    def go(page: Page, query: str = "") -> Page:
        signed_in(page, cast.anouk).goto(f"{GALLERY}{query}")
        return page

    return go


def test_a_menu_opens_and_closes_by_keyboard(page: Page, at: Callable[..., Page]) -> None:
    summary = at(page).get_by_label("More about this post")
    item = page.locator("#menu").get_by_role("link", name="Copy link")

    summary.press("Enter")
    expect(item).to_be_visible()
    page.keyboard.press("Escape")

    expect(item).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_menu_closes_when_somebody_goes_elsewhere(page: Page, at: Callable[..., Page]) -> None:
    at(page).get_by_label("More about this post").click()
    page.get_by_role("heading", name="menu").click()

    expect(page.locator("#menu .menu").first).not_to_have_attribute("open", "")


def test_a_menu_opens_without_a_script(pages: Pages, at: Callable[..., Page]) -> None:
    page = at(pages(javascript=False))

    page.get_by_label("More about this post").click()

    expect(page.locator("#menu").get_by_role("link", name="Copy link")).to_be_visible()


def test_a_dialog_opens_over_the_page_and_gives_focus_back(
    page: Page, at: Callable[..., Page]
) -> None:
    link = at(page).locator("#dialog").get_by_role("link", name="Leave the group")

    link.click()
    expect(page.get_by_role("dialog", name="Leave the group?")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(link).to_be_focused()


def test_without_a_script_the_same_link_leads_to_a_page(
    pages: Pages, at: Callable[..., Page]
) -> None:
    page = at(pages(javascript=False))

    page.locator("#dialog").get_by_role("link", name="Leave the group").click()

    assert page.url.endswith("#dialog")


def test_the_facets_are_a_sheet_on_a_phone(pages: Pages, at: Callable[..., Page]) -> None:
    page = at(pages(phone=True, javascript=False))
    sheet = page.locator("#gallery-facets")
    expect(sheet).to_be_hidden()

    page.get_by_role("button", name="Refine").click()

    expect(sheet).to_be_visible()


def test_a_choice_in_a_filter_counts_at_once(page: Page, at: Callable[..., Page]) -> None:
    box = at(page).locator("#auto-submit").get_by_label("Only what is open")
    expect(page.locator("#auto-submit").get_by_role("button")).to_be_hidden()

    box.check()

    page.wait_for_url("**/gallery/?only=open")


def test_light_and_dark_show_at_once(page: Page, at: Callable[..., Page]) -> None:
    at(page).locator("#appearance").get_by_text("Dark", exact=True).click()

    expect(page.locator("html")).to_have_attribute("data-appearance", "dark")


def test_a_short_message_goes_when_it_has_been_read(page: Page, at: Callable[..., Page]) -> None:
    at(page).route("**/gone/", lambda route: route.abort())
    page.evaluate("htmx.ajax('GET', '/gone/').catch(() => {})")
    message = page.locator("#toasts .toast")
    expect(message).to_be_visible()

    message.get_by_role("button").click()

    expect(message).to_have_count(0)


def test_the_minutes_stay_true_while_a_page_is_open(page: Page, at: Callable[..., Page]) -> None:
    page.clock.install()
    fresh = at(page).locator("#moment time[data-kept]").first
    shown = datetime.fromisoformat(fresh.get_attribute("datetime") or "")

    # The clock stands still in the middle of a minute, and the timers go on.
    page.clock.set_fixed_time(shown + timedelta(minutes=10, seconds=30))
    page.clock.run_for("01:00")

    assert fresh.inner_text().startswith("10 min")
