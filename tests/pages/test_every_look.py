"""Everybody can use every page: at a desk and on a phone, in the light and in the dark, by keyboard, without a script.

axe finds nothing, nothing runs over the edge, no script fails, nothing is asked of
another host (`tests/browser.py` listens for the last two). A page that is made of the
same parts as one that was looked at is passed over: an administrator's page of a topic
is the member's, with another name on it.
"""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings as site
from django.template.loader import render_to_string
from playwright.sync_api import Page as Window
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from lenig.config.finding import LENIG
from tests.browser import Pages
from tests.cast import Cast
from tests.pages.filling import full
from tests.pages.looking import by_keyboard, looks, without_script
from tests.pages.readers import OTHERS, Reader, administrator, member, nobody
from tests.pages.readers import Page as Found
from tests.pages.reading import Reading
from tests.pages.world import World, bare, quiet

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

#: What a server answers when it cannot give the page.
TROUBLES = sorted({file.name for file in LENIG.glob("*/templates/[45]??*.html")})

Build = Callable[[Cast], World]
Visit = Callable[[Cast], Reader]
Enter = Callable[..., Window]


@pytest.fixture
def enter(pages: Pages, live_server: LiveServer) -> Enter:
    """A window in which this reader is signed in."""

    def window(reader: Reader, **how: bool) -> Window:
        page = pages(**how)
        if reader.session:
            name, home = site.SESSION_COOKIE_NAME, live_server.url
            page.context.add_cookies([{"name": name, "value": reader.session, "url": home}])
        return page

    return window


@pytest.mark.parametrize(
    ("build", "visit"),
    [
        (full, member),
        (full, administrator),
        *((full, visit) for visit in OTHERS),
        (quiet, member),
        (quiet, administrator),
        (bare, nobody),
    ],
    ids=lambda part: part.__name__,
)
def test_everybody_can_use_every_page(cast: Cast, enter: Enter, build: Build, visit: Visit) -> None:
    world, reader = build(cast), visit(cast)
    found = list(reader.pages(world))
    window = enter(reader)

    new = [page for page in found if not _was_seen(page)]
    faults = [f"{page.address}: {fault}" for page in new for fault in looks(window, page.address)]

    assert found
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("visit", [member, nobody], ids=["member", "nobody"])
def test_every_page_can_be_used_without_a_script(cast: Cast, enter: Enter, visit: Visit) -> None:
    world, reader = full(cast), visit(cast)
    found = [page.address for page in reader.pages(world)]
    window = enter(reader, javascript=False)

    faults = [
        f"{address}: {fault}" for address in found for fault in without_script(window, address)
    ]

    assert found
    assert not faults, "\n".join(faults)


def test_everybody_can_use_what_stands_in_the_place_of_a_page(page: Window) -> None:
    faults = [f"{name}: {fault}" for name in TROUBLES for fault in _looks_of_trouble(page, name)]

    assert "404.html" in TROUBLES
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_everybody_can_use_every_component(
    settings: Settings, cast: Cast, enter: Enter, direction: str
) -> None:
    settings.DEMO = True
    window = enter(member(cast))

    faults = list(looks(window, f"/gallery/?direction={direction}"))

    assert not faults, "\n".join(faults)


def test_a_fault_on_a_page_would_be_found(page: Window) -> None:
    """Without this one, eyes that see nothing would pass the tests above."""
    page.goto("/account/login/")
    page.evaluate(
        """() => {
          document.querySelector("main").insertAdjacentHTML("beforeend",
            "<button id=quiet>A</button><button tabindex=-1>B</button><p hx-get=/x/>C</p>");
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("#quiet, #quiet * { outline: none !important; box-shadow: none !important }");
          document.adoptedStyleSheets = [sheet];
        }"""
    )

    faults = list(by_keyboard(page))

    assert [fault.split(":")[0] for fault in faults] == [
        "shows no focus",
        "not by Tab",
        "only by mouse",
    ]


def _was_seen(page: Found) -> bool:
    """Whether this worker has looked at a page that is made of the same parts."""
    likeness = Reading(page.html).likeness
    seen = likeness in _SEEN
    _SEEN.add(likeness)
    return seen


_SEEN: set[tuple[str, ...]] = set()


def _looks_of_trouble(page: Window, name: str) -> Iterator[str]:
    html = render_to_string(name, {"address": "/", "number": "7f3a"})
    page.route("**/trouble/", lambda route: route.fulfill(body=html, content_type="text/html"))
    yield from looks(page, "/trouble/")
    page.unroute("**/trouble/")
