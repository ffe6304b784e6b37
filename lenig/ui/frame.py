"""What stands around every page: the menu, the search box, what waits, the way out.

The base page asks for these as `frame`. Each app adds its own through slots:

| place | gives |
|---|---|
| `navigation` | a list of `NavigationEntry` for the main menu |
| `tabs` | a list of `NavigationEntry` for the tab bar of a phone; `share` is drawn as a button |
| `rail` | markup below the menu, such as "My groups" |
| `bar-actions` | markup in the top bar, such as the bell |
| `person-menu` | a list of `NavigationEntry` behind the reader's own face |
| `search` | a `SearchBox`; the first one counts |
| `site-name` | the name above every page |
| `footer` | a list of `NavigationEntry` for the foot |
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from lenig.contracts import slots
from lenig.contracts.slots import NavigationEntry


@dataclass(frozen=True)
class SearchBox:
    """Where the search box of the top bar leads, and what it says it finds."""

    url: str
    placeholder: Any
    field: str = "q"


@dataclass(frozen=True)
class Link:
    """A line of a menu as it is drawn: with an icon, or with a letter on a hue."""

    label: Any
    url: str
    icon: str = ""
    hue: int = 0
    waiting: bool = False
    name: str = ""
    is_current: bool = False


class Frame:
    """Answers what the base page asks, and works out nothing that it does not ask."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def person(self) -> Any:
        """Whoever is signed in, or None."""
        viewer = getattr(self._request, "viewer", None)
        return viewer.person if viewer else None

    @cached_property
    def site_name(self) -> str:
        """The organisation's name, where an app knows it; also for who is not signed in."""
        return next(iter(slots.fill("site-name", self._request)), "Lenig")

    @property
    def appearance(self) -> str:
        """Light, dark, or what the reader's device prefers."""
        return getattr(self.person, "appearance", "") or "auto"

    @property
    def home_url(self) -> str:
        return "/"

    @property
    def sign_out_url(self) -> str:
        return _route("account_logout")

    @cached_property
    def navigation(self) -> list[Link]:
        return self._links("navigation")

    @cached_property
    def tabs(self) -> list[Link]:
        return self._links("tabs")

    @cached_property
    def person_entries(self) -> list[Link]:
        return self._links("person-menu")

    @cached_property
    def search(self) -> SearchBox | None:
        return next(iter(self._filled("search")), None)

    @cached_property
    def rail(self) -> list[Any]:
        return self._filled("rail")

    @cached_property
    def actions(self) -> list[Any]:
        return self._filled("bar-actions")

    @cached_property
    def footer_links(self) -> list[Link]:
        return self._links("footer")

    def _links(self, place: str) -> list[Link]:
        entries = [entry for part in self._filled(place) for entry in part]
        return as_links(entries, self._request.path)

    def _filled(self, place: str) -> list[Any]:
        """What the apps put here; nobody signed in sees an empty frame."""
        return slots.fill(place, self._request) if self.person else []


def frame(request: HttpRequest) -> dict[str, Frame]:
    """The context processor."""
    return {"frame": Frame(request)}


def as_links(entries: Iterable[NavigationEntry], path: str) -> list[Link]:
    """The entries as they are drawn, with the one that `path` belongs to marked.

    The longest matching prefix wins, so that "/" does not claim every page.
    """
    entries = list(entries)
    matching = [each.current for each in entries if each.current and path.startswith(each.current)]
    current = max(matching, key=len, default=None)
    if current == "/" and path != "/":
        current = None
    return [
        Link(
            label=each.label,
            url=each.url,
            icon=each.icon,
            waiting=each.waiting,
            name=each.name,
            is_current=each.current == current and bool(current),
        )
        for each in entries
    ]


def _route(name: str) -> str:
    """The address of a route that a higher app may offer; empty when it does not."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
