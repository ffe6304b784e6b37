"""NUL, lone surrogates and other codecs: no screen shows them, and no page breaks on them."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.conf import settings
from django.core.signals import request_started
from django.db import close_old_connections
from django.forms import BaseForm
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from lenig.config.readable import readable_fields
from lenig.config.wsgi import application
from lenig.groups.models import Group
from lenig.people.models import Person
from lenig.stream.models import Post
from tests.attacks.site import Route, Things, every_route
from tests.attacks.world import World
from tests.cast import Cast
from tests.surroundings import CHECKOUT

NUL = "a\x00b"
_ASKED = re.compile(r"(?:GET|POST|data|parameters)\.get(?:list)?\(\s*[\"']([\w-]+)[\"']")
#: Fields that a form makes when it is made itself.
_MADE = re.compile(r"\"([a-z_]+)\": ")
#: Leaving these out keeps the one who walks through the site signed in.
ENDS = {"account_logout", "people:other-sessions-end", "people:session-end"}


def _forms(kind: type[BaseForm] = BaseForm) -> Iterator[type[BaseForm]]:
    for each in kind.__subclasses__():
        yield each
        yield from _forms(each)


def names_of_fields() -> set[str]:
    """Every name under which any form or view of ours reads something."""
    every_route()  # the map loads the views, and they their forms
    named = {name for form in _forms() for name in getattr(form, "base_fields", {})}
    for path in Path(CHECKOUT / "lenig").rglob("*.py"):
        if "tests" not in path.parts:
            named |= set(_ASKED.findall(path.read_text()))
            named |= set(_MADE.findall(path.read_text())) if "forms" in str(path) else set()
    return named


def test_the_names_of_fields_are_found() -> None:
    assert {"content", "q", "after", "email", "given_name", "reason", "words"} < names_of_fields()


WALKERS = ["carla", "beheer", "nobody"]


@pytest.fixture
def as_(client: Client, cast: Cast, request: pytest.FixtureRequest) -> Client:
    if request.param != "nobody":
        client.force_login(getattr(cast, request.param))
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("as_", WALKERS, indirect=True)
def test_no_route_breaks_on_what_no_database_keeps(as_: Client, world: World) -> None:
    """Every name that a form or a view reads, at every address, asked and sent."""
    things = Things(world, world.cast.s)
    fields = dict.fromkeys(names_of_fields(), NUL)
    addresses = [things.address(route) for route in every_route() if route.name not in ENDS]

    asked = {each for each in addresses if as_.get(each, fields).status_code >= 500}
    sent = {each for each in addresses if as_.post(each, fields).status_code >= 500}

    assert asked | sent == set()


@pytest.mark.parametrize("route", [each for each in every_route() if "<str:" in str(each)], ids=str)
def test_a_path_that_no_database_keeps_is_not_there(
    client: Client, cast: Cast, route: Route
) -> None:
    client.force_login(cast.beheer)
    written = re.sub(r"<handle:\w+>", cast.anouk.handle, str(route))
    address = "/" + re.sub(r"<str:\w+>", "a%00b", written)

    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_what_is_left_of_a_text_is_kept(client: Client, cast: Cast) -> None:
    client.force_login(cast.anouk)

    answer = client.post(
        "/compose/", {"kind": "update", "content": "Van het \x00scherm\x07 geplakt."}
    )

    assert answer.status_code == 302
    assert Post.objects.visible_to(cast.viewer("bram")).get().content == "Van het scherm geplakt."


def test_a_search_goes_on_without_it(client: Client, cast: Cast) -> None:
    client.force_login(cast.anouk)
    assert cast.bram

    found = client.get("/people/?q=Br%00am").content.decode()

    assert cast.bram.get_absolute_url() in found


def test_fields_that_can_be_kept_are_the_same_object() -> None:
    fields = QueryDict("a=1&a=2&b=é")

    assert readable_fields(fields) is fields


def test_every_value_of_every_name_is_made_readable() -> None:
    fields = QueryDict(mutable=True)
    fields.setlist("a\x00", ["1", "2\ud800"])

    made = readable_fields(fields)

    assert dict(made.lists()) == {"a": ["1", "2"]}
    with pytest.raises(AttributeError):
        made["a"] = "3"


@pytest.fixture
def _kept_open() -> Iterator[None]:
    """A real request closes the connection of the one before; that of a test must stay."""
    request_started.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)


CODECS = ["unicode_escape", "rot13", "utf-16", "idna", "hex", "latin-1", "utf-8", '"UTF-8"', ""]


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.usefixtures("_kept_open")
def test_every_request_is_read_as_utf_8(cast: Cast, method: str, codec: str) -> None:
    """What the server runs, without the test client, which makes requests of its own."""
    content = b"email=%C3%A9%20\\ud800@zuiderdam.example"
    surroundings: dict[str, Any] = {
        "PATH_INFO": "/account/password/reset/",
        "REQUEST_METHOD": method,
        "QUERY_STRING": content.decode(),
        "CONTENT_TYPE": f"application/x-www-form-urlencoded; Charset={codec}; boundary=x",
        "CONTENT_LENGTH": str(len(content)),
        "HTTP_HOST": "localhost",
        "wsgi.input": BytesIO(content),
    }
    setup_testing_defaults(surroundings)
    assert cast.beheer
    answers: list[str] = []

    b"".join(application(surroundings, lambda status, headers: answers.append(status)))

    assert answers[0][:3] in {"200", "302", "403"}, answers


@pytest.fixture
def anouk(cast: Cast) -> Person:
    return cast.anouk


COOKIES = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME)


@pytest.mark.parametrize("name", [*COOKIES, settings.LIVE_COOKIE_NAME])
def test_a_cookie_that_no_database_keeps_counts_as_not_sent(
    client: Client, cast: Cast, name: str
) -> None:
    """A quoted cookie may carry any character as `\\000`."""
    assert cast.beheer
    headers = {"cookie": f'{name}="abcdefgh\\000ijklmnop"'}

    assert client.get("/", headers=headers).status_code == 302
    assert client.get("/account/login/", headers=headers).status_code in {200, 302}
    assert client.post("/live/ticket/", headers=headers).status_code == 302


@pytest.mark.parametrize(
    "header", ["user-agent", "referer", "accept-language", "hx-current-url", "x-forwarded-for"]
)
def test_a_header_that_no_database_keeps_breaks_nothing(
    client: Client, anouk: Person, header: str
) -> None:
    anouk.set_password("drie blauwe stoelen")
    Person.objects.filter(pk=anouk.pk).update(password=anouk.password)
    signing_in = {"login": anouk.email, "password": "drie blauwe stoelen"}

    answer = client.post("/account/login/", signing_in, headers={header: "a\x00b"})

    assert answer.status_code == 302
    assert client.get("/settings/security/", headers={header: "a\x00b"}).status_code == 200


def test_the_name_of_a_field_may_be_anything(client: Client, world: World) -> None:
    client.force_login(world.cast.carla)
    group: Group = world.cast.s

    answer = client.post(reverse("groups:goals", args=[group.address]), {"te\x00xt": "Een doel"})

    assert answer.status_code in {302, 422}
