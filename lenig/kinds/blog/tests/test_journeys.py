"""Somebody writes a blog in a real browser: with the editor, by keyboard, and without JavaScript."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from lenig.files.tests import samples
from lenig.kinds.blog.models import Blog as Details
from lenig.kinds.blog.tests.conftest import Blog, Picture
from lenig.stream.models import Post
from tests.browser import Pages, SignedIn
from tests.cast import Cast

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHOTO: FilePayload = {
    "name": "balie.png",
    "mimeType": "image/png",
    "buffer": samples.picture("PNG", (1200, 500)),
}
LONG = "".join(f"<h2>Deel {n}</h2><p>{'woord ' * 300}</p>" for n in range(3))
TABLE = "<table><tbody><tr><th><p>Dag</p></th></tr><tr><td><p>Ma</p></td></tr></tbody></table>"

#: Gives the editor words as a word processor copies them.
PASTE_WORDS = """(node) => {
  const data = new DataTransfer();
  data.setData("text/html", `<p style="color: red" class="MsoNormal" onclick="alert(1)">Hallo
    <b style="mso-x: y">wereld</b><img src="https://elders.example/x.png" onerror="alert(1)"></p>
    <h1>Groot</h1><style>p { color: red }</style><script>alert(1)</script><table style="width: 9cm"><tr><td style="x: y">cel</td></tr></table>`);
  data.setData("text/plain", "Hallo wereld");
  node.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
#: Gives the editor a picture as the clipboard does.
PASTE = """(node) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array([1, 2])], "plak.png", { type: "image/png" }));
  node.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def composer(pages: Pages, signed_in: SignedIn, cast: Cast) -> Callable[..., Page]:
    def opened(address: str = "/compose/?kind=blog", **how: Any) -> Page:
        page = signed_in(pages(**how), cast.anouk)
        page.goto(address)
        return page

    return opened


def editor(page: Page) -> Locator:
    """The editor, once it has taken the place of the textarea."""
    expect(page.get_by_role("toolbar", name="Opmaak")).to_be_visible()
    return page.get_by_role("textbox", name="Je tekst")


def tool(page: Page, name: str) -> Locator:
    return page.get_by_role("toolbar", name="Opmaak").get_by_role("button", name=name, exact=True)


def fits(page: Page) -> bool:
    """Whether nothing sticks out at the side, once the style sheet is there."""
    page.wait_for_load_state()
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def the_post() -> Post:
    return Post.objects.every_row(because="what a test made").get()


def test_a_blog_is_written_published_and_changed(composer: Callable[..., Page], cast: Cast) -> None:
    assert cast.bram
    page = composer()
    page.get_by_label("Titel").fill("Een week aan de balie")
    text = editor(page)
    text.click()
    text.press_sequentially("Dank @bra")
    expect(page.get_by_role("option", name="Bram van Dijk")).to_be_visible()
    text.press("Enter")
    text.press_sequentially("voor de uitleg.")
    text.press("Enter")
    tool(page, "Kop").click()
    expect(tool(page, "Kop")).to_have_attribute("aria-pressed", "true")
    text.press_sequentially("Wat anders was")
    text.press("Enter")
    tool(page, "Link").click()
    page.get_by_label("Waar gaat de link naartoe?").fill("zuiderdam.example/balie")
    page.keyboard.press("Enter")
    text.press("Enter")
    tool(page, "Afbeelding").click()
    page.get_by_label("Welke afbeelding?").set_input_files(PHOTO)
    page.locator("picture-dialog").get_by_label("Wat is er te zien?").fill("De nieuwe balie")
    page.get_by_role("button", name="Zet in de tekst").click()
    text.get_by_role("img", name="De nieuwe balie").click()
    tool(page, "Afbeelding").click()
    page.locator("picture-dialog").get_by_label("Wat is er te zien?").fill("De balie in de hal")
    page.get_by_role("button", name="Zet in de tekst").click()
    expect(text.get_by_role("img", name="De balie in de hal")).to_be_visible()
    text.press("ArrowDown")
    tool(page, "Tabel").click()
    for words in ("Dag", "Balie", "Te veel"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.get_by_role("button", name="Kolom weg").click()
    page.get_by_role("button", name="Publiceer").click()

    page.locator("[data-kind=blog]").get_by_role("link", name="Lees verder").click()
    article = page.get_by_role("article")
    expect(page.get_by_role("heading", level=1)).to_have_text("Een week aan de balie")
    expect(article.get_by_role("link", name="@Bram van Dijk")).to_be_visible()
    expect(article.get_by_role("link", name="https://zuiderdam.example/balie")).to_be_visible()
    article.get_by_role("img", name="De balie in de hal").scroll_into_view_if_needed()
    expect(article.get_by_role("img", name="De balie in de hal")).to_have_js_property(
        "complete", value=True
    )
    expect(article.get_by_role("columnheader")).to_have_count(2)

    page.goto(f"{the_post().get_absolute_url()}edit/")
    expect(editor(page)).to_contain_text("Dank @Bram van Dijk voor de uitleg.")
    editor(page).get_by_text("Wat anders was").click(click_count=3)
    page.keyboard.type("Wat beter werd")
    page.get_by_role("button", name="Bewaar de wijziging").click()

    expect(page.get_by_role("heading", name="Wat beter werd")).to_be_visible()
    expect(page.get_by_role("article").get_by_role("link", name="@Bram van Dijk")).to_be_visible()
    expect(page.locator(".post__line")).to_contain_text("bewerkt")


def test_without_javascript_a_blog_has_a_title_a_cover_and_paragraphs(
    composer: Callable[..., Page],
) -> None:
    page = composer(javascript=False, phone=True)
    page.get_by_label("Omslag").set_input_files(PHOTO)
    page.locator("[name=cover-alt-new]").fill("De nieuwe balie")
    page.get_by_label("Je tekst").fill("Eerste alinea.\n\nTweede <b>alinea</b>.")
    page.get_by_role("button", name="Publiceer").click()
    expect(page.get_by_text("Geef het een titel.")).to_be_visible()
    assert fits(page)

    page.get_by_label("Titel").fill("De balie")
    page.get_by_role("button", name="Publiceer").click()
    page.get_by_role("link", name="Lees verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De balie")
    expect(page.get_by_role("img", name="De nieuwe balie")).to_be_visible()
    expect(page.get_by_text("Tweede <b>alinea</b>.")).to_be_visible()

    page.goto(f"{the_post().get_absolute_url()}edit/")
    page.get_by_label("Titel").fill("De balie, beter")
    page.get_by_role("button", name="Bewaar de wijziging").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De balie, beter")
    assert the_post().html.count("<p>") == 2
    assert Details.objects.every_row(because="what a test made").get().cover


def test_what_was_written_comes_back(
    composer: Callable[..., Page], signed_in: SignedIn, cast: Cast
) -> None:
    page = composer()
    page.get_by_label("Titel").fill("Een titel die blijft")
    editor(page).click()
    tool(page, "Kop").click()
    page.keyboard.type("Ook een kop")
    expect(page.locator(".writer__saved")).to_contain_text("Concept bewaard om", timeout=8000)
    page.goto("/")
    page.get_by_role("link", name="Je was iets aan het schrijven").click()
    expect(editor(page).get_by_role("heading", name="Ook een kop")).to_be_visible()

    editor(page).get_by_role("heading").click()
    page.keyboard.press("End")
    page.keyboard.type(" met meer")
    page.context.clear_cookies()
    page.get_by_role("button", name="Publiceer").click()
    page.wait_for_load_state()
    signed_in(page, cast.anouk)
    page.goto("/compose/?kind=blog")

    expect(page.get_by_label("Titel")).to_have_value("Een titel die blijft")
    expect(editor(page).get_by_role("heading", name="Ook een kop met meer")).to_be_visible()


def test_the_editor_is_used_by_keyboard(composer: Callable[..., Page]) -> None:
    page = composer()
    editor(page).focus()
    page.keyboard.type("Woorden")
    page.keyboard.press("Control+a")
    page.keyboard.press("Escape")
    expect(tool(page, "Kop")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(tool(page, "Vet")).to_be_focused()
    page.keyboard.press("Enter")
    expect(editor(page).locator("strong")).to_have_text("Woorden")

    page.keyboard.press("Control+k")
    page.keyboard.type("een@zuiderdam.example")
    page.keyboard.press("Enter")
    expect(editor(page).get_by_role("link")).to_have_attribute(
        "href", "mailto:een@zuiderdam.example"
    )

    page.get_by_label("Titel").fill("Met de hand")
    editor(page).focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-kind=blog]")).to_contain_text("Met de hand")


def test_a_pasted_picture_that_is_none_is_refused_in_its_dialog(
    composer: Callable[..., Page],
) -> None:
    page = composer()
    editor(page).evaluate(PASTE)
    dialog = page.get_by_role("dialog", name="Afbeelding")
    dialog.get_by_role("button", name="Zet in de tekst").click()

    expect(dialog.get_by_role("alert")).to_contain_text("plak.png")
    dialog.get_by_role("button", name="Sluit").click()
    expect(page.locator(".attached")).to_have_count(0)


def test_pasted_words_leave_their_looks_behind(composer: Callable[..., Page]) -> None:
    page = composer()
    page.get_by_label("Titel").fill("Geplakt")
    editor(page).evaluate(PASTE_WORDS)
    expect(editor(page).get_by_role("cell", name="cel")).to_be_visible()
    page.get_by_role("button", name="Publiceer").click()

    expect(page.locator("[data-kind=blog]")).to_be_visible()
    html = the_post().html
    assert "<strong>wereld</strong>" in html
    assert not any(word in html for word in ("style", "class", "img", "alert", "h1"))


def test_too_long_an_update_goes_on_in_the_editor(composer: Callable[..., Page]) -> None:
    page = composer("/")
    page.get_by_label("Je bericht").fill("Eerste alinea.\n\n" + "Nog een zin. " * 400)
    page.get_by_role("button", name="Maak er een blog van").click()

    expect(editor(page).get_by_text("Eerste alinea.", exact=True)).to_be_visible()
    expect(editor(page).get_by_role("paragraph")).to_have_count(2)
    expect(page.locator(".rich__minutes")).to_have_text("5 min lezen")


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_writing_is_accessible_and_fits(
    composer: Callable[..., Page], accessible: Callable[[Page], None], phone: bool, dark: bool
) -> None:
    page = composer(phone=phone, dark=dark)
    editor(page).click()
    tool(page, "Tabel").click()
    for words in ("Dag", "Balie", "Wie"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")

    accessible(page)
    assert fits(page)
    tool(page, "Afbeelding").click()
    accessible(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert fits(page)


@pytest.mark.parametrize(("phone", "dark"), [(False, False), (True, True)])
def test_reading_is_accessible_and_fits(
    composer: Callable[..., Page],
    accessible: Callable[[Page], None],
    cast: Cast,
    blog: Blog,
    picture: Picture,
    phone: bool,
    dark: bool,
) -> None:
    post = blog(cast.anouk, LONG + TABLE, cover=picture(cast.anouk))

    page = composer("/?tab=organisation", phone=phone, dark=dark)
    accessible(page)
    assert fits(page)
    page.get_by_role("link", name="Lees verder").click()
    page.get_by_role("link", name="Deel 2").click()
    expect(page.get_by_role("heading", name="Deel 2")).to_be_in_viewport()
    accessible(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert fits(page)
    assert post.handle in page.url
