"""What stands around a page: filled by the apps, and only for who is signed in."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory

from lenig.contracts import slots
from lenig.contracts.slots import NavigationEntry
from lenig.ui.frame import Frame, SearchBox, as_links


@pytest.fixture
def request_of() -> Callable[..., HttpRequest]:
    """A request for a path by somebody, or by nobody."""

    def make(path: str = "/", person: object = None) -> Any:
        request: Any = RequestFactory().get(path)
        request.viewer = SimpleNamespace(person=person)
        return request

    return make


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slots as an app would fill them."""
    monkeypatch.setattr(slots, "_slots", defaultdict(list))

    @slots.slot("navigation")
    def entries(request: HttpRequest, objects: Sequence[Any]) -> list[NavigationEntry]:
        return [NavigationEntry("Start", "/", "house", "/")]

    @slots.slot("search")
    def search(request: HttpRequest, objects: Sequence[Any]) -> SearchBox:
        return SearchBox("/people/", "Find people")


ENTRIES = [
    NavigationEntry("Home", "/", "house", "/"),
    NavigationEntry("People", "/people/", "users", "/people/"),
    NavigationEntry("Org chart", "/people/chart/", "network", "/people/chart/"),
]


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", ["Home"]),
        ("/people/", ["People"]),
        ("/people/anouk/", ["People"]),
        ("/people/chart/", ["Org chart"]),
        ("/elsewhere/", []),
    ],
)
def test_one_entry_at_most_is_where_the_reader_is(path: str, current: list[str]) -> None:
    links = as_links(ENTRIES, path)

    assert [link.label for link in links if link.is_current] == current


def test_somebody_sees_what_the_apps_put_there(
    filled: None, request_of: Callable[..., HttpRequest]
) -> None:
    frame = Frame(request_of(person=SimpleNamespace(appearance="dark")))

    assert [link.label for link in frame.navigation] == ["Start"]
    assert frame.search == SearchBox("/people/", "Find people")
    assert frame.appearance == "dark"


def test_nobody_sees_none_of_it(filled: None, request_of: Callable[..., HttpRequest]) -> None:
    frame = Frame(request_of())

    assert frame.navigation == []
    assert frame.search is None
    assert frame.appearance == "auto"


def test_the_page_has_its_landmarks_and_one_way_past_the_menu(
    filled: None, request_of: Callable[..., HttpRequest]
) -> None:
    person = SimpleNamespace(initials="SB", hue=4, appearance="auto")

    page = render_to_string("ui/base.html", {}, request_of(person=person))

    assert page.count("<main ") == page.count("<header ") == page.count("<footer ") == 1
    assert '<a class="skip-link" href="#main">' in page
    assert 'id="main"' in page
    assert page.count('aria-current="page"') >= 1
    assert 'role="status"' in page


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_an_error_page_needs_nothing_but_its_template(name: str) -> None:
    page = render_to_string(f"{name}.html")

    assert page.count("<h1>") == 1
    assert 'href="/"' in page


def test_forbidden_looks_like_missing() -> None:
    assert render_to_string("403.html") == render_to_string("404.html")
