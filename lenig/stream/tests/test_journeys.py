"""The main road in a real browser: write, share, react, answer, with and without JavaScript."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from PIL import Image
from playwright.sync_api import Page, Route, expect

from lenig.access.scope import every_row
from lenig.groups.actions.belonging import let_out
from lenig.people.models import Position
from lenig.stream.actions.commenting import NewComment, comment_on
from lenig.stream.actions.following import follow
from lenig.stream.actions.keeping import bookmark, keep_draft
from lenig.stream.actions.looking_after import close_comments
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.actions.reacting import set_reaction
from lenig.stream.models import Post
from lenig.stream.sources import source_of_person
from tests.browser import Pages, SignedIn
from tests.cast import Cast

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LONG = "Om tien over twee ging de telefoon, en twintig minuten later stonden we er. " * 12


@pytest.fixture
def full(cast: Cast) -> Post:
    """A home with something of everything, for Bram."""
    with transaction.atomic():
        Position.objects.create(person=cast.anouk, title="Teamleider jeugd")
    follow(source_of_person(cast.anouk), viewer=cast.viewer("bram"))
    publish(NewPost("update", f"{LONG}\n\nOver #storm."), viewer=cast.viewer("anouk"))
    publish(NewPost("update", "Mijn eigen bericht."), viewer=cast.viewer("bram"))
    post = publish(
        NewPost("update", "Wie helpt mee met #parkeren, @Bram van Dijk?"),
        viewer=cast.viewer("anouk"),
    )
    comment = comment_on(post, NewComment("Ik kom!"), viewer=cast.viewer("esra"))
    comment_on(post, NewComment("Fijn.", parent=comment), viewer=cast.viewer("anouk"))
    set_reaction(post, viewer=cast.viewer("esra"), reaction="thanks")
    bookmark(post, viewer=cast.viewer("bram"))
    keep_draft(viewer=cast.viewer("bram"), kind="update", fields={"content": "Een begin"})
    return post


@pytest.fixture
def home(pages: Pages, signed_in: SignedIn, cast: Cast, full: Post) -> Callable[..., Page]:
    def opened(address: str = "/", who: str = "bram", **how: Any) -> Page:
        page = signed_in(pages(**how), getattr(cast, who))
        page.goto(address)
        return page

    return opened


def test_sharing_from_the_line_with_a_name_and_a_topic_that_complete(
    home: Callable[..., Page],
) -> None:
    page = home()
    text = page.get_by_label("Je bericht")

    text.click()
    text.press_sequentially("Met dank aan @ano")
    expect(page.get_by_role("option", name="Anouk de Wit")).to_be_visible()
    text.press("Enter")
    text.press_sequentially("voor #park")
    expect(page.get_by_role("option", name="parkeren")).to_be_visible()
    text.press("Tab")
    expect(text).to_have_value("Met dank aan @Anouk de Wit voor #parkeren ")
    expect(page.locator(".writer__saved")).to_contain_text("Concept bewaard om", timeout=8000)
    text.press("Control+Enter")

    shared = page.locator("[data-post]").first
    expect(shared.get_by_role("link", name="@Anouk de Wit")).to_be_visible()
    expect(shared.get_by_role("link", name="#parkeren")).to_be_visible()
    expect(page.locator("#toasts")).to_contain_text("Gedeeld.")


def test_who_does_not_know_the_signs_finds_them_as_buttons(home: Callable[..., Page]) -> None:
    page = home()
    text = page.get_by_label("Je bericht")
    text.fill("Met dank aan")

    page.get_by_role("button", name="Noem een collega").click()
    page.keyboard.type("ano")
    page.get_by_role("option", name="Anouk de Wit").click()
    page.get_by_role("button", name="Noem een onderwerp").click()
    page.keyboard.type("park")
    page.get_by_role("option", name="parkeren").click()

    expect(text).to_have_value("Met dank aan @Anouk de Wit #parkeren ")


def test_the_words_come_back_after_the_session_was_lost(
    home: Callable[..., Page], signed_in: SignedIn, cast: Cast
) -> None:
    page = home()
    page.get_by_label("Je bericht").fill("Dit mag niet weg.")
    page.context.clear_cookies()
    page.get_by_role("button", name="Deel", exact=True).first.click()
    page.wait_for_load_state()

    signed_in(page, cast.bram)
    page.goto("/")

    expect(page.get_by_label("Je bericht")).to_have_value("Dit mag niet weg.")


@pytest.mark.parametrize("is_out", [False, True])
def test_words_for_a_group_do_not_come_back_for_everyone(
    home: Callable[..., Page], signed_in: SignedIn, cast: Cast, is_out: bool
) -> None:
    with transaction.atomic():
        group = cast.s
    page = home(group.get_absolute_url(), who="dewi")
    page.get_by_label("Je bericht").fill("Dit blijft onder ons.")
    page.context.clear_cookies()
    page.get_by_role("button", name="Deel", exact=True).first.click()
    page.wait_for_load_state()
    if is_out:
        let_out(group, cast.dewi)

    signed_in(page, cast.dewi)
    page.goto("/")

    expect(page.get_by_label("Je bericht")).to_have_value("Dit blijft onder ons.")
    place = page.get_by_label("Waar deel je het?")
    expect(place).to_have_value("nowhere" if is_out else group.handle)


def test_a_draft_keeps_the_picture_that_was_added_last(
    home: Callable[..., Page], tmp_path: Path
) -> None:
    picture = tmp_path / "brug.png"
    Image.new("RGB", (40, 30), "teal").save(picture)
    page = home()
    page.get_by_label("Je bericht").fill("De nieuwe brug.")
    saved = page.locator(".writer__saved")
    expect(saved).to_contain_text("Concept bewaard om", timeout=8000)

    with page.expect_response("**/drafts/", timeout=10_000):
        page.locator("#composer input[type=file]").set_input_files(picture)
    page.goto("/drafts/")
    page.get_by_role("link", name="De nieuwe brug.").click()

    expect(page.get_by_alt_text("brug.png")).to_be_visible()


def test_words_come_back_to_who_wrote_them_alone(
    home: Callable[..., Page], signed_in: SignedIn, cast: Cast
) -> None:
    page = home(who="dewi")
    text = page.get_by_label("Je bericht")
    text.fill("Dit is van mij.")
    page.context.clear_cookies()
    page.get_by_role("button", name="Deel", exact=True).first.click()
    page.wait_for_load_state()

    signed_in(page, cast.anouk)
    page.goto("/")
    expect(text).to_have_value("")

    signed_in(page, cast.dewi)
    page.goto("/")
    expect(text).to_have_value("Dit is van mij.")


def test_what_was_shared_does_not_come_back_as_a_draft(home: Callable[..., Page]) -> None:
    page = home()
    page.get_by_label("Je bericht").fill("Kort.\n\nEn dan  nog iets.")
    page.get_by_role("button", name="Deel", exact=True).first.click()

    expect(page.locator("[data-post]").first).to_contain_text("En dan nog iets.")
    expect(page.get_by_label("Je bericht")).to_have_value("")


def test_what_arrived_while_the_answer_was_lost_is_shared_once(
    home: Callable[..., Page],
) -> None:
    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    page = home()
    page.route("**/compose/", lose_the_answer)
    page.get_by_label("Je bericht").fill("Een keer is genoeg.")
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Deel", exact=True).first.click()
    page.unroute("**/compose/")
    page.goto("/")

    expect(page.get_by_label("Je bericht")).to_have_value("Een keer is genoeg.")
    page.get_by_role("button", name="Deel", exact=True).first.click()
    expect(page.locator("[data-post]").first).to_contain_text("Een keer is genoeg.")
    with every_row(because="what a test made"):
        assert Post.objects.filter(content="Een keer is genoeg.").count() == 1


def test_a_comment_of_who_is_signed_out_stays_on_the_page(
    home: Callable[..., Page], full: Post
) -> None:
    page = home()
    card = page.locator(f"#post-{full.handle}")
    card.get_by_role("link", name="Reageer", exact=True).click()
    words = card.get_by_label("Je reactie")
    words.fill("Dit mag niet weg.")
    page.context.clear_cookies(name="lenig-session")

    words.press("Control+Enter")

    expect(page.locator("#toasts .toast")).to_contain_text("Je bent uitgelogd")
    expect(words).to_have_value("Dit mag niet weg.")
    page.get_by_role("link", name="Laad opnieuw").click()
    expect(card).to_have_count(0)


def test_reacting_answering_and_keeping_stay_on_the_page(
    home: Callable[..., Page], full: Post
) -> None:
    page = home()
    card = page.locator(f"#post-{full.handle}")

    card.get_by_role("button", name="Mooi", exact=True).first.click()
    expect(card.locator(".post__bar [aria-pressed=true]").first).to_contain_text("Mooi")
    card.get_by_label("Kies hoe je reageert").click()
    card.get_by_role("button", name="Handig").click()
    expect(card.locator(".post__bar [aria-pressed=true]").first).to_contain_text("Handig")

    card.get_by_role("link", name="Reageer", exact=True).click()
    card.get_by_label("Je reactie").fill("Ik ook!")
    card.get_by_label("Je reactie").press("Control+Enter")
    expect(card.locator("[data-comment]", has_text="Ik ook!")).to_be_visible()
    expect(card.locator(".tally")).to_contain_text("3 reacties")

    card.locator(".tally a").first.click()
    expect(card.locator(".reacted")).to_contain_text("Esra Öztürk")
    card.get_by_role("button", name="Sluit").click()
    expect(card.locator(".reacted")).to_have_count(0)
    assert page.url.endswith("/")


def test_whoever_works_by_keyboard_keeps_their_place(home: Callable[..., Page], full: Post) -> None:
    page = home()
    card = page.locator(f"#post-{full.handle}")
    others = card.get_by_label("Kies hoe je reageert")
    others.press("Enter")
    card.get_by_role("button", name="Handig").press("Enter")
    expect(card.locator(".post__bar [aria-pressed=true]").first).to_contain_text("Handig")
    expect(others).to_be_focused()

    card.get_by_role("link", name="Reageer", exact=True).press("Enter")
    text = card.get_by_label("Je reactie")
    expect(text).to_be_focused()
    page.keyboard.press("Escape")
    expect(text).to_have_count(0)
    expect(card.get_by_role("link", name="Reageer", exact=True)).to_be_focused()

    page.keyboard.press("Enter")
    text.press_sequentially("Ik ook!")
    card.get_by_role("link", name="Reageer", exact=True).press("Enter")
    expect(text).to_be_focused()
    expect(text).to_have_value("Ik ook!")
    text.press("Control+Enter")
    expect(card.locator("li:focus")).to_contain_text("Ik ook!")

    page.goto(full.get_absolute_url())
    page.get_by_role("link", name="Antwoord").first.press("Enter")
    answer = page.locator("answer-room").get_by_label("Je reactie")
    answer.press_sequentially("Fijn dat je komt.")
    answer.press("Control+Enter")
    expect(page.locator("li:focus")).to_contain_text("Fijn dat je komt.")

    page.locator(".post__head summary").press("Enter")
    page.get_by_role("button", name="Meld mij nieuwe reacties").press("Enter")
    expect(page.get_by_role("button", name="Meld mij hier niets meer over")).to_be_focused()


def test_under_a_closed_post_a_card_says_who_closed_it_and_why(
    home: Callable[..., Page], full: Post, cast: Cast
) -> None:
    page = home()
    card = page.locator(f"#post-{full.handle}")
    close_comments(full, viewer=cast.viewer("anouk"), reason="We praten verder in Zuid.")

    card.get_by_role("link", name="Reageer", exact=True).click()

    expect(card.locator(".closed")).to_contain_text("Anouk de Wit")
    expect(card.locator(".closed")).to_contain_text("We praten verder in Zuid.")


def test_a_card_says_why_it_is_there_and_one_withdraws_what_one_shared(
    home: Callable[..., Page],
) -> None:
    page = home("/?tab=organisation")
    mine = page.locator("[data-post]", has_text="Mijn eigen bericht.")
    handle = mine.get_attribute("data-post")

    mine.locator(".post__head summary").click()
    expect(mine).to_contain_text("Jij schreef dit.")
    mine.get_by_role("button", name="Trek het in").click()

    expect(page.locator(".withdrawn")).to_contain_text("Alleen jij ziet dit")
    page.get_by_role("button", name="Zet terug").click()
    expect(page.locator(f"#post-{handle}")).to_contain_text("Mijn eigen bericht.")


def test_a_long_text_opens_where_it_stands(home: Callable[..., Page]) -> None:
    page = home()
    card = page.locator("[data-post]", has_text="Om tien over twee")
    before = card.locator(".long__text").bounding_box()

    card.get_by_role("link", name="meer").click()

    after = card.locator(".long__text").bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"]
    assert page.url.endswith("/")


def test_new_posts_are_announced_and_move_nothing(home: Callable[..., Page], cast: Cast) -> None:
    page = home()
    first = page.locator("[data-post]").first.get_attribute("data-post")
    publish(NewPost("update", "Net gedeeld."), viewer=cast.viewer("anouk"))

    page.evaluate("document.body.dispatchEvent(new CustomEvent('lenig:news'))")

    expect(page.get_by_role("status").get_by_role("link")).to_have_text("1 nieuw bericht")
    assert page.locator("[data-post]").first.get_attribute("data-post") == first
    page.get_by_role("link", name="1 nieuw bericht").click()
    expect(page.locator("[data-post]").first).to_contain_text("Net gedeeld.")


def test_older_posts_come_while_scrolling(home: Callable[..., Page], cast: Cast) -> None:
    for number in range(45):
        publish(NewPost("update", f"Nummer {number}."), viewer=cast.viewer("anouk"))
    page = home("/?tab=organisation")

    for _ in range(30):
        page.mouse.wheel(0, 4000)
        page.wait_for_timeout(100)

    handles = page.locator("[data-post]").evaluate_all("all => all.map(a => a.dataset.post)")
    assert len(handles) == len(set(handles)) == 48


def test_all_of_it_works_without_javascript(home: Callable[..., Page], full: Post) -> None:
    page = home(javascript=False)

    page.get_by_label("Je bericht").fill("Zonder script.")
    page.get_by_role("button", name="Deel", exact=True).first.click()
    expect(page.locator("[data-post]").first).to_contain_text("Zonder script.")

    page.goto("/?tab=organisation")
    card = page.locator(f"#post-{full.handle}")
    card.get_by_role("button", name="Mooi", exact=True).first.click()
    assert "tab=organisation" in page.url
    expect(card.locator(".post__bar [aria-pressed=true]").first).to_contain_text("Mooi")

    card.get_by_role("link", name="Reageer", exact=True).click()
    page.get_by_label("Je reactie").last.fill("Ook zonder script.")
    page.get_by_role("button", name="Reageer").last.click()
    said = page.locator("[data-comment]", has_text="Ook zonder script.")
    expect(said).to_be_visible()

    said.locator("summary").last.click()
    said.get_by_role("link", name="Wat je ermee kunt doen").click()
    page.get_by_role("button", name="Trek het in").click()
    expect(page.locator(".thread__gone")).to_contain_text("Je trok je reactie in.")
    page.get_by_role("button", name="Zet terug").click()
    expect(page.locator("[data-comment]", has_text="Ook zonder script.")).to_be_visible()

    page.locator(".post__head summary").click()
    page.get_by_role("link", name="Wat je ermee kunt doen").first.click()
    page.get_by_role("button", name="Volg Anouk niet meer").click()
    page.goto("/")
    expect(page.locator("[data-post]", has_text="Wie helpt mee")).to_have_count(0)


def test_on_paper_stands_what_one_reads(home: Callable[..., Page]) -> None:
    page = home()
    text, menu = page.locator(".long__text"), page.locator(".frame__rail")
    expect(menu).to_be_visible()
    height = text.bounding_box()

    page.emulate_media(media="print")

    whole = text.bounding_box()
    assert height
    assert whole
    assert whole["height"] > height["height"]  # what "more" opens
    expect(page.get_by_text("Ik kom!")).to_be_visible()
    for gone in (menu, page.locator("#composer"), page.locator(".act").first):
        expect(gone).to_be_hidden()
