"""Somebody writes a blog in a real browser: with the editor, and without JavaScript."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from lenig.files.tests import samples
from lenig.stream.models import Attachment, Post
from tests.browser import Pages, SignedIn
from tests.cast import Cast

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHOTO: FilePayload = {
    "name": "balie.png",
    "mimeType": "image/png",
    "buffer": samples.picture("PNG", (1200, 500)),
}


@pytest.fixture
def composer(pages: Pages, signed_in: SignedIn, cast: Cast) -> Callable[..., Page]:
    def opened(address: str = "/compose/?kind=blog", **how: Any) -> Page:
        page = signed_in(pages(**how), cast.anouk)
        page.goto(address)
        return page

    return opened


def editor(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Je tekst")


def tool(page: Page, name: str) -> Locator:
    return page.get_by_role("toolbar").get_by_role("button", name=name, exact=True)


def the_post() -> Post:
    return Post.objects.every_row(because="what a test made").get()


def test_a_blog_is_written_published_and_changed(composer: Callable[..., Page], cast: Cast) -> None:
    assert cast.bram
    page = composer()
    page.get_by_label("Titel").fill("Een week aan de balie")
    text = editor(page)
    text.click()
    text.press_sequentially("Maandag ging de deur open. Dank @Bram van Dijk, over #balie.")
    text.press("Enter")
    tool(page, "Kop").click()
    text.press_sequentially("Wat meteen anders was")
    text.press("Enter")
    tool(page, "Lijst met punten").click()
    text.press_sequentially("We zitten naast de inwoner.")
    text.press("Enter")
    text.press("Enter")
    tool(page, "Link").click()
    page.get_by_label("Waar gaat de link naartoe?").fill("zuiderdam.example/balie")
    page.get_by_role("button", name="Maak er een link van").click()
    text.press("Enter")
    tool(page, "Foto").click()
    page.get_by_label("Welke foto?").set_input_files(PHOTO)
    page.locator("picture-dialog").get_by_label("Wat is er te zien?").fill("De nieuwe balie")
    page.get_by_role("button", name="Zet in de tekst").click()
    expect(text.get_by_role("img", name="De nieuwe balie")).to_be_visible()
    text.press("ArrowDown")
    tool(page, "Tabel").click()
    text.press_sequentially("Dag")
    expect(page.locator(".writer__saved")).to_contain_text("Concept bewaard om", timeout=8000)
    page.screenshot(path="/tmp/pe/composer.png", full_page=True)
    print(page.locator("[name=formatted]").input_value())
    page.get_by_role("button", name="Publiceer").click()

    card = page.locator("[data-kind=blog]")
    expect(card.get_by_role("heading", name="Een week aan de balie")).to_be_visible()
    page.screenshot(path="/tmp/pe/home.png")
    card.get_by_role("link", name="Lees verder").click()
    page.screenshot(path="/tmp/pe/post.png", full_page=True)
