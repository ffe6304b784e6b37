"""Somebody looks at an address, in each way in which a browser can ask for it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

from django.core.cache import caches
from django.test import Client

from tests.leaks.routes import NOBODYS
from tests.leaks.world import World
from tests.undoing import undone

GET, PART, POST, POST_PART = "GET", "GET by htmx", "POST", "POST by htmx"
WAYS = (GET, POST_PART, PART, POST)
OTHER_METHOD = {GET: POST, POST: GET, PART: POST_PART, POST_PART: PART}
NOBODY = "nobody"

_EPHEMERAL = re.compile(
    r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"x-csrftoken": "[^"]*"'
    # The key of one form, and the name of what was made from it.
    r'|name="key" value="[^"]*"|(?<=[#=])[0-9a-z]{20}|(?<=\?after=)[^"]*|(?<=since=)[^"]*'
    r'|(?<="draft": ")[0-9a-z]{20}|\d\d:\d\d|every \d+s'
)
#: What a reader never sees, and what differs from answer to answer by nature.
_PASSING = {"Set-Cookie", "Content-Security-Policy", "Content-Length", "X-Request-Id"}


@dataclass(frozen=True)
class Answer:
    """What came back, as far as anybody can see it."""

    status: int
    body: str
    headers: dict[str, str]

    @property
    def text(self) -> str:
        return f"{self.body}\n{self.headers}"

    def without(self, handles: Iterable[str]) -> tuple[int, str, dict[str, str]]:
        """The answer with nobody's handle in the place of these: two that agree tell nothing."""

        def neutral(text: str) -> str:
            for handle in handles:
                text = text.replace(handle, NOBODYS)
            return text

        headers = {
            name: neutral(_EPHEMERAL.sub("", value))
            for name, value in self.headers.items()
            if name not in _PASSING
        }
        return self.status, neutral(_EPHEMERAL.sub("", self.body)), headers


class Looker:
    """A browser of one person. Whatever it asks is undone, so that each question meets the same world."""

    def __init__(self, world: World, who: str, language: str = "nl") -> None:
        self.world, self.who = world, who
        self.client = Client(headers={"accept-language": language})
        if who != NOBODY:
            person = world.person(who)
            type(person).objects.filter(pk=person.pk).update(language=language)
            self.client.force_login(person)
        self._cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}
        self._about_nothing: dict[tuple[str, str], Answer] = {}

    def about_nothing(self, address: str, way: str) -> Answer:
        """The answer about nobody's handle: asked once."""
        asked = (address, way)
        if asked not in self._about_nothing:
            self._about_nothing[asked] = self.ask(address, way)
        return self._about_nothing[asked]

    def ask(self, address: str, way: str = GET, **more: Any) -> Answer:
        """Ask in this way, and undo what it did."""
        self.client.cookies = SimpleCookie(self._cookies)
        headers = {"hx-request": "true"} if way in {PART, POST_PART} else {}
        headers |= more.pop("headers", {})
        with undone():
            if way in {POST, POST_PART}:
                response = self.client.post(address, more.pop("data", {}), headers=headers, **more)
            else:
                response = self.client.get(address, more.pop("data", {}), headers=headers, **more)
            return _answer(response)


def forget_fragments() -> None:
    caches["fragments"].clear()


def _answer(response: Any) -> Answer:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return Answer(response.status_code, body.decode("utf-8", "replace"), dict(response.headers))
