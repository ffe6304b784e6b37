"""Somebody adds files to a form: by choosing, dropping, pasting, and without JavaScript."""

import base64
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from lenig.files import receiving
from lenig.files.models import StoredFile
from lenig.files.tests import samples
from tests.browser import Pages, SignedIn
from tests.cast import Cast

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHOTO: FilePayload = {
    "name": "boom.png",
    "mimeType": "image/png",
    "buffer": samples.picture("PNG", (900, 600)),
}
NOTE: FilePayload = {"name": "lijst.txt", "mimeType": "text/plain", "buffer": b"een\ntwee\n"}
PROGRAM: FilePayload = {"name": "spel.exe", "mimeType": "text/plain", "buffer": samples.PROGRAM}

#: Gives the form a file as a drop or a paste does.
GIVE = """([kind, name, type, body]) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(body), (c) => c.charCodeAt(0))], name, { type }));
  const form = document.querySelector("main form.card");
  form.dispatchEvent(kind === "drop"
    ? new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
    : new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def letter(settings: Any, pages: Pages, signed_in: SignedIn, cast: Cast) -> Callable[..., Page]:
    settings.ROOT_URLCONF = "lenig.files.tests.pages"

    def opened(**how: Any) -> Page:
        page = signed_in(pages(**how), cast.anouk)
        page.goto("/letter/")
        return page

    return opened


@pytest.mark.parametrize("phone", [False, True])
def test_chosen_described_and_sent(
    letter: Callable[..., Page], phone: bool, accessible: Any
) -> None:
    page = letter(phone=phone)

    page.locator(".card").get_by_label("Bestanden").set_input_files([PHOTO, NOTE])
    page.locator(".card").get_by_label("Wat is er te zien?").fill("Een boom in de storm")
    expect(page.locator(".card .attached")).to_have_count(2)
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]
    page.locator(".card").get_by_label("Tekst").fill("Dag")
    page.get_by_role("button", name="Verstuur").click()

    expect(page.get_by_alt_text("Een boom in de storm").first).to_be_visible()
    expect(page.locator("#sent").get_by_text("lijst.txt")).to_be_visible()
    shown = page.locator("#sent img").evaluate(
        "image => image.decode().then(() => image.naturalWidth)"
    )
    assert shown >= 320
    assert StoredFile.objects.count() == 2


@pytest.mark.parametrize("kind", ["drop", "paste"])
def test_dropped_or_pasted_anywhere_on_the_form(letter: Callable[..., Page], kind: str) -> None:
    page = letter()

    page.evaluate(
        GIVE, [kind, "boom.png", "image/png", base64.b64encode(samples.picture()).decode()]
    )

    expect(page.locator(".card").get_by_label("Wat is er te zien?")).to_be_visible()
    assert StoredFile.objects.get().name == "boom.png"


def test_left_out_again(letter: Callable[..., Page]) -> None:
    page = letter()
    page.locator(".card").get_by_label("Bestanden").set_input_files([NOTE])

    page.get_by_text("lijst.txt").first.wait_for()
    page.get_by_title("Haal weg").click()

    expect(page.locator(".attached")).to_have_count(0)
    assert not StoredFile.objects.exists()


def test_a_refusal_stands_beside_what_came_in(letter: Callable[..., Page]) -> None:
    page = letter()

    page.locator(".card").get_by_label("Bestanden").set_input_files([NOTE, PROGRAM])
    expect(page.get_by_role("alert")).to_contain_text("spel.exe")
    expect(page.locator(".attached__name")).to_have_text("lijst.txt")

    page.locator(".card").get_by_label("Bestanden").set_input_files([PROGRAM])
    expect(page.get_by_role("alert")).to_have_count(2)


def test_a_crowd_passes_and_the_file_comes_in(letter: Callable[..., Page]) -> None:
    page = letter()

    with receiving._in_this_process, page.expect_response("**/files/upload/**") as first:
        page.locator(".card").get_by_label("Bestanden").set_input_files([NOTE])
    assert first.value.status == 503

    expect(page.locator(".attached__name")).to_have_text("lijst.txt")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_words_about_a_picture_are_kept_as_soon_as_they_are_written(
    letter: Callable[..., Page],
) -> None:
    page = letter()
    page.locator(".card").get_by_label("Bestanden").set_input_files([PHOTO])

    with page.expect_response("**/alt/"):
        page.locator(".card").get_by_label("Wat is er te zien?").fill("Een boom")
        page.locator(".card").get_by_label("Tekst").focus()

    assert StoredFile.objects.get().alt == "Een boom"


def test_without_javascript_files_go_with_the_form(letter: Callable[..., Page]) -> None:
    page = letter(javascript=False)

    page.locator(".card").get_by_label("Bestanden").set_input_files([PHOTO])
    page.locator(".card").get_by_label("Wat is er op de afbeelding te zien?").fill("Een boom")
    page.get_by_role("button", name="Verstuur").click()
    page.locator(".card").get_by_label("Tekst").fill("Dag")
    expect(page.locator(".card").get_by_label("Wat is er te zien?")).to_have_value("Een boom")
    page.get_by_role("button", name="Verstuur").click()

    expect(page.locator("#sent img")).to_have_attribute("alt", "Een boom")
    assert StoredFile.objects.count() == 1
