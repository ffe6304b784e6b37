"""The map of the site, walked: every route, with the handles of everything that is hidden filled in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from django.urls import URLPattern, URLResolver, get_resolver

from lenig.toolkit.handles import new_handle
from tests.leaks.hidden import Secrets, Thing

_PART = re.compile(r"<(?:(\w+):)?(\w+)>")

#: What stands behind the first handle of a route, by how the route begins; the first that fits counts.
SORTS: dict[str, tuple[str, ...]] = {
    "posts/": ("post",),
    "comments/": ("comment",),
    "topics/": ("topic",),
    "groups/invitations/": ("group invitation",),
    "groups/": ("group",),
    "files/": ("file",),
    "drafts/": ("draft",),
    "follow/": ("source", "person"),
    "people/": ("person",),
    "waiting/": ("notice",),
    "oversight/": ("elevation",),
    "departments/": ("department",),
    "organisation/seats/": ("position",),
    "organisation/": ("department",),
    "manage/people/": ("person",),
    "manage/invitations/": ("account invitation",),
    "manage/departments/": ("department",),
    "manage/locations/": ("location",),
    "manage/organisation/": (),
    # Made from a secret of somebody's own browser or device: nobody else's can be written down.
    "settings/": (),
    "account/": (),
    "join/": (),
}
#: What stands behind a later part of a route, by its name.
INNER: dict[str, tuple[str, ...]] = {
    "person": ("person",),
    "invitation": ("group invitation",),
    "asked": ("request",),
    "goal": ("goal",),
    "absence": ("absence",),
    "position": ("position",),
}
#: Parts that are words and no names of things.
WORDS = {
    "name": "about",
    "width": "320",
    "domain": "elders.example",
    "token": "geheim",
    "key": "geheim",
}
#: A handle that belongs to nothing, the same in each address.
NOBODYS = new_handle()


class UnknownPart(LookupError):
    """A route has a part of which nobody here knows what may stand there."""


@dataclass(frozen=True)
class Address:
    """One route with all its parts filled in, and the same with a handle that is nobody's."""

    route: str
    path: str
    missing: str
    about: tuple[Thing, ...] = ()

    @property
    def is_about_something(self) -> bool:
        return bool(self.about)

    def is_known_to(self, who: str) -> bool:
        """Whether this reader may know of everything that the address names."""
        return all(who in thing.known_to for thing in self.about)


def routes(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every route as it is written, from the top."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, before + str(each.pattern))
        else:
            yield before + str(each.pattern)


def all_routes() -> list[str]:
    return list(dict.fromkeys(routes(get_resolver().url_patterns)))


def addresses(secrets: Secrets, of: Iterable[str] | None = None) -> list[Address]:
    """Every route with every hidden thing that may stand in it."""
    wanted = all_routes() if of is None else of
    return [address for route in wanted for address in filled(route, secrets)]


def filled(route: str, secrets: Secrets) -> Iterator[Address]:
    parts = [part for part in _PART.finditer(route) if part[2] not in WORDS]
    choices = [_things(route, number, part[2], secrets) for number, part in enumerate(parts)]
    if not all(choices):
        yield Address(route, write(route, {}), write(route, {}))
        return
    for things in product(*choices):
        values = {part[2]: thing.handle for part, thing in zip(parts, things, strict=True)}
        yield Address(route, write(route, values), write(route, {}), things)


def _things(route: str, number: int, part: str, secrets: Secrets) -> list[Thing]:
    if number and part not in INNER:
        raise UnknownPart(f"What stands for <{part}> in {route}? Say so in tests/leaks/routes.py.")
    return secrets.of(*(INNER[part] if number else sorts_of(route)))


def sorts_of(route: str) -> tuple[str, ...]:
    """What the first handle of this route names."""
    for beginning, sorts in SORTS.items():
        if route.startswith(beginning):
            return sorts
    raise UnknownPart(f"What stands in {route}? Say so in tests/leaks/routes.py.")


def write(route: str, values: Mapping[str, str]) -> str:
    """The route as an address; what is not given is nobody's handle."""

    def value(part: re.Match[str]) -> str:
        return values.get(part[2]) or WORDS.get(part[2], NOBODYS)

    return "/" + _PART.sub(value, route)
