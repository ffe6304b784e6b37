"""Who looks at the pages, and in which session."""

import time
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import islice
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db import transaction
from django.test import Client

from lenig.people.models import Person
from lenig.people.tests.accounts.conftest import PASSWORD
from lenig.people.tests.accounts.test_own_account import set_up_app
from tests.cast import Cast
from tests.pages.reading import Reading
from tests.pages.routes import EACH, FROM_OUTSIDE, NO_PAGES, VARIANTS, Route, routes
from tests.pages.world import World


@dataclass(frozen=True)
class Page:
    """A page that somebody may open."""

    route: Route
    address: str
    #: What stood there when it was found.
    html: str = field(compare=False, repr=False)


@dataclass
class Reader:
    """Somebody with a session: what they meet at an address."""

    name: str
    client: Client
    #: Their account; None for who has not signed in.
    person: Person | None = None
    #: The routes for which they are here; none for the whole map.
    only: Container[str] = ()

    @property
    def session(self) -> str:
        cookie = self.client.cookies.get(settings.SESSION_COOKIE_NAME)
        return cookie.value if cookie else ""

    def pages(self, world: World) -> Iterator[Page]:
        """Every page of the map that is there for them, with its variants."""
        for route in filter(self._may_visit, routes()):
            there = self._where(route, world)
            for page in there if route.name in EACH else islice(there, 1):
                yield page
                for query in VARIANTS.get(route.name, []):
                    yield self._open(route, page.address + query)[0]

    def _may_visit(self, route: Route) -> bool:
        if self.only:
            return route.name in self.only
        return route.name not in NO_PAGES and not (self.person and route.name in FROM_OUTSIDE)

    def speaks(self, language: str) -> None:
        """Let everything be in this language from now on."""
        self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
        if self.person:
            self.person.language = language
            self.person.save(update_fields=["language"])

    def read(self, page: Page) -> Reading:
        """The page as it is now."""
        return Reading(self._open(page.route, page.address)[0].html)

    def _where(self, route: Route, world: World) -> Iterator[Page]:
        """The addresses of this route where a whole page stands for them."""
        for address in route.addresses(world.stands):
            page, answer = self._open(route, address)
            if is_page(answer):
                yield page
            elif answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
                break

    def _open(self, route: Route, address: str) -> tuple[Page, Any]:
        answer = self.client.get(address)
        html = "" if answer.streaming else answer.content.decode()
        return Page(route, address, html), answer


def is_page(answer: Any) -> bool:
    """Whether this is a whole page, and no fragment, file or way elsewhere."""
    is_html = answer.headers.get("Content-Type", "").startswith("text/html")
    return answer.status_code == HTTPStatus.OK and is_html and b"</html>" in answer.content


def nobody(cast: Cast) -> Reader:
    """Whoever has not signed in."""
    return Reader("nobody", Client())


def member(cast: Cast) -> Reader:
    """Carla, who writes, owns groups and looks after a topic."""
    return _signed_in(cast.carla, name="member")


def administrator(cast: Cast) -> Reader:
    return _signed_in(cast.beheer, name="administrator", with_app=True)


def guest(cast: Cast) -> Reader:
    """Somebody from outside, in one closed group."""
    return _signed_in(cast.gast, name="guest")


def without_password(cast: Cast) -> Reader:
    """Dewi, who comes in with a passkey alone."""
    client = Client()
    client.force_login(cast.dewi)
    prove(client, cast.dewi)
    only = {"account_set_password", "people:passkey-name", "people:passkey-removal"}
    return Reader("without a password", client, cast.dewi, only)


def half_way(cast: Cast) -> Reader:
    """The administrator, between the password and the second step."""
    administrator(cast)
    client = Client()
    client.post("/account/login/", {"login": cast.beheer.email or "", "password": PASSWORD})
    return Reader("half-way", client, only={"mfa_authenticate"})


#: Who sees what neither a member nor an administrator does.
OTHERS: list[Callable[[Cast], Reader]] = [nobody, guest, without_password, half_way]


def _signed_in(person: Person, *, name: str, with_app: bool = False) -> Reader:
    # A second password would end the session that the first one began.
    if not person.has_usable_password():
        with transaction.atomic():
            person.set_password(PASSWORD)
            person.save()
    client = Client()
    client.force_login(person)
    prove(client, person)
    if with_app and not is_mfa_enabled(person):
        set_up_app(client)
    return Reader(name, client, person)


def prove(client: Client, person: Person) -> None:
    """Write down that they showed who they are just now, as the library does after a password."""
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
