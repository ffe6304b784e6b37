"""Surface X in a real browser: hostile text runs nothing and fetches nothing."""

from pathlib import Path

import pytest
from django.db import transaction
from playwright.sync_api import Dialog, Page

from lenig.access.viewer import Viewer
from lenig.people.models import Person
from lenig.stream.actions.commenting import NewComment, comment_on
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.hot import organisation_timeline
from lenig.stream.hot import page as page_of_posts
from lenig.toolkit.text import clean
from tests.attacks import hostile
from tests.browser import SignedIn
from tests.cast import Cast

pytestmark = pytest.mark.journey


def _share_all(author: Person, strings: list[str]) -> int:
    """Share each text as the forms would let it in, with itself as a comment under it."""
    viewer = Viewer.of(author)
    texts = [words for string in strings if (words := clean(string).strip()[:5000])]
    with transaction.atomic():  # the whole crowd at once, for the sake of time
        for words in texts:
            post = publish(NewPost("update", words), viewer=viewer)
            comment_on(post, NewComment(words), viewer=viewer)
    return len(texts)


@pytest.fixture(autouse=True)
def _long_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser draws a hundred texts as surely as twenty, and opens a fifth of the pages."""
    for module in (organisation_timeline, page_of_posts):
        monkeypatch.setattr(module, "PAGE_SIZE", 120)


def _walk_through(page: Page) -> int:
    """Read every page of the organisation, as the browser of the victim; how many posts it met."""
    met, dialogs = 0, list[str]()

    def refuse(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    address = "/?tab=organisation"
    while address:
        page.goto(address)
        met += page.locator("[data-post]").count()
        older = page.locator(".older a")
        address = older.get_attribute("href") or "" if older.count() else ""
        address = f"/{address}" if address.startswith("?") else address
    assert dialogs == []
    return met


def test_A64_A82_hostile_texts_do_nothing_in_a_browser(
    page: Page, cast: Cast, signed_in: SignedIn, transactional_db: None
) -> None:
    count = _share_all(cast.esra, hostile.FEW)

    met = _walk_through(signed_in(page, cast.anouk))

    assert met == count


@pytest.mark.realdata
def test_A64_A82_all_collected_texts_do_nothing_in_a_browser(
    page: Page, cast: Cast, signed_in: SignedIn, realdata: Path, transactional_db: None
) -> None:
    count = _share_all(cast.esra, hostile.strings(realdata))

    met = _walk_through(signed_in(page, cast.anouk))

    assert met == count > 600
