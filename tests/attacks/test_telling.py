"""Surfaces N and R: whom the site tells something, by notice, by mail and by the live stream."""

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from itertools import count
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from lenig.config.readable import readable
from lenig.live import news, ticket
from lenig.live.asgi import Live
from lenig.live.news import News
from lenig.notifications.models import Notice
from lenig.people.actions.inviting import ask_to_join, invite
from lenig.people.actions.leaving import deactivate
from lenig.people.models import Organisation, Person
from lenig.stream.actions.commenting import NewComment, comment_on
from tests.attacks.world import World, canaries_in
from tests.cast import Cast

# -- Notices ----------------------------------------------------------------------------


def _work() -> None:
    """Let the worker do what waits."""
    for waiting in DBTaskResult.objects.ready():
        arguments = waiting.args_kwargs
        waiting.task.func(*arguments["args"], **arguments["kwargs"])
    DBTaskResult.objects.all().delete()


def test_A32_only_who_takes_part_and_may_read_hears_of_an_answer(
    client: Client, world: World, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    """Esra commented elsewhere; Xander took part here and was removed."""
    cast = world.cast
    with django_capture_on_commit_callbacks(execute=True):
        world.say(cast.esra, "elsewhere", world.o_post)
        theirs = world.say(cast.xander, "before", world.s_post)
    _work()
    client.force_login(cast.carla)
    client.post(reverse("groups:removal", args=[cast.s.address, cast.xander.handle]))
    Notice.objects.all().delete()

    with django_capture_on_commit_callbacks(execute=True):
        answer = NewComment(world.canary("answer"), parent=theirs)
        comment_on(world.s_post, answer, viewer=cast.viewer("dewi"))
    _work()

    told = Notice.objects.values_list("person", flat=True)
    assert set(told) == {cast.anouk.pk}
    for person in (cast.esra, cast.xander):
        client.force_login(person)
        assert world.canary("answer") not in client.get("/waiting/").content.decode()


# -- Mail -------------------------------------------------------------------------------

TURNS = [
    "Eva\r\nBcc: elders@elders.example",
    "Eva\nSubject: Iets anders",
    "Eva\u2028Bcc: x@elders.example",
    "Eva\x0b\x0c\x1cBcc: x@elders.example",
    "Eva\x00",
    "=?utf-8?q?Eva?=\r\n =?utf-8?q?X?=",
    "Eva%0d%0aBcc: x@elders.example",
    '"Eva" <x@elders.example>',
]
_HEADERS = {
    *("content-type", "mime-version", "content-transfer-encoding", "subject", "from", "to"),
    *("date", "message-id", "auto-submitted"),
}


def _sent() -> list[Message]:
    _work()
    return [message_from_bytes(each.message().as_bytes()) for each in mail.outbox]


def _send_every_letter(client: Client, cast: Cast, text: str) -> None:
    """Each letter, with this text wherever somebody else may put one."""
    for person in (cast.anouk, cast.esra, cast.beheer):
        person.set_password("drie blauwe stoelen")
        person.save()
    client.force_login(cast.esra)
    for part, field in (("preferred_name", "preferred_name"), ("about", "about")):
        there = reverse("people:field", args=[cast.esra.handle, part])
        client.post(there, {"readers": "everyone", field: text})
    client.post(f"/people/{cast.anouk.handle}/correction/", {"words": text})
    client.post("/account/password/reset/", {"email": cast.esra.email})
    client.force_login(cast.beheer)
    fields = {"given_name": text, "surname": text, "email": "nieuw@zuiderdam.example"}
    client.post("/manage/people/new/", fields | {"role": "member", "send": "on"})
    client.post("/manage/invitations/new/", {"people": f"{text} <een@zuiderdam.example>"})
    # As the forms give it: what no database keeps is gone by then.
    invite("twee@zuiderdam.example", actor=cast.beheer, name=readable(text))
    ask_to_join("drie@zuiderdam.example", name=readable(text), language="nl")


@pytest.mark.parametrize("text", TURNS)
def test_A38_a_letter_has_its_own_headers_and_one_reader(
    client: Client, cast: Cast, text: str
) -> None:
    """Also when the organisation itself is called so."""
    Organisation.objects.create(pk=1, name="Zuiderdam")
    client.force_login(cast.beheer)
    client.post("/manage/organisation/", {"name": text})

    _send_every_letter(client, cast, text)

    letters = _sent()
    assert len(letters) >= 4, [each["To"] for each in letters]
    for letter in letters:
        assert {name.lower() for name in letter.keys()} <= _HEADERS  # noqa: SIM118
        assert len(letter.get_all("To") or []) == len(letter.get_all("Subject") or []) == 1
        assert re.fullmatch(r"[\w.]+@zuiderdam\.example", letter["To"])
        assert "\n" not in str(make_header(decode_header(letter["Subject"])))


def test_A39_a_letter_is_text_and_leads_to_us_alone(client: Client, cast: Cast) -> None:
    """What others type is quoted as they typed it; each other address is our own."""
    Organisation.objects.create(pk=1, name="Zuiderdam")
    hostile = "IT-servicedesk <a href='https://elders.example'>https://elders.example/nu</a>"

    _send_every_letter(client, cast, hostile)

    for letter in _sent():
        assert letter.get_content_type() == "text/plain"
        body = letter.get_payload(decode=True)
        assert isinstance(body, bytes)
        quoted = letter["To"] == cast.beheer.email  # a colleague tells what is not right
        for address in re.findall(r"https?://[^\s<>'\"]+", body.decode()):
            assert address.startswith(settings.ORIGIN) or quoted, address
        assert "elders" not in letter["Subject"]


@pytest.mark.parametrize(
    "name", ["https://elders.example", "Klik op www.elders.example", "bel@elders.example", "a//b"]
)
def test_A39_no_name_holds_an_address(client: Client, cast: Cast, name: str) -> None:
    """Programs for mail make a link of it, in a letter that is ours."""
    client.force_login(cast.beheer)
    fields = {"given_name": name, "surname": "Jansen", "email": "nieuw@zuiderdam.example"}

    added = client.post("/manage/people/new/", fields | {"role": "member"})
    client.force_login(cast.esra)
    there = reverse("people:field", args=[cast.esra.handle, "preferred_name"])
    renamed = client.post(there, {"readers": "everyone", "preferred_name": name})
    there = reverse("people:field", args=[cast.esra.handle, "name"])
    married = client.post(there, {"given_name": "Esra", "surname": name})

    assert added.status_code in {200, 422}
    assert renamed.status_code == married.status_code == 422
    assert not Person.objects.filter(given_name=name).exists()
    esra = Person.objects.get(pk=cast.esra.pk)
    assert (esra.preferred_name, esra.surname) == ("", cast.esra.surname)


# -- The live stream --------------------------------------------------------------------


class _Database:
    """Where something new happens at each look, and everybody may stay."""

    def __init__(self) -> None:
        self._ids = count()

    def newest(self) -> int:
        return next(self._ids)

    def standings(self, people: set[str]) -> dict[str, str]:
        return dict.fromkeys(people, "member")

    def sessions(self, keys: set[str]) -> set[str]:
        return keys


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds become milliseconds."""
    monkeypatch.setattr(news, "LOOK_EVERY", 0.005)
    monkeypatch.setattr(news, "TELL_EVERY", 0.01)


@dataclass
class Heard:
    """What the live process answered, and what it told until its reader left."""

    status: int
    headers: dict[str, str]
    content: bytes


def _listen(ticket_: str = "", query: str = "", **headers: str) -> Heard:
    """As a browser with this ticket. In a thread of its own: another test may keep a loop here."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, _heard(ticket_, query, headers)).result()


async def _heard(ticket_: str, query: str, headers: dict[str, str]) -> Heard:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def leave() -> Any:
        await asyncio.sleep(0.1)
        return {"type": "http.disconnect"}

    cookie = f"{settings.LIVE_COOKIE_NAME}={ticket_}; {settings.SESSION_COOKIE_NAME}=abc"
    given = {"cookie": cookie} | headers
    scope = {
        "type": "http",
        "path": "/live/news/",
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }
    live = Live(News(_Database(), most=10))
    watching = asyncio.create_task(live.news.watch())
    await live(scope, leave, send)
    watching.cancel()
    said = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Heard(sent[0]["status"], said, b"".join(each.get("body", b"") for each in sent[1:]))


def _ticket(person: str) -> str:
    return ticket.write(person, "member")


def test_A42_whoever_is_named_in_the_address_is_not_asked() -> None:
    """There is one stream, and it says to all alike that something is new."""
    for query in ("user=anouk", "channel=s", "topic=reorganisatie", "person=anouk&after=0"):
        heard = _listen(_ticket("bram"), query)
        assert heard.status == 200
        assert b"event: news" in heard.content
        assert set(heard.content.split(b"\n")) <= {b"retry: 10000", b"event: news", b"data:", b""}


@pytest.mark.parametrize("cookie", ["", "anouk", "x" * 500, "WyJhbm91ayIsIDFd:1abc:def", '"\\000"'])
def test_A43_without_a_ticket_of_ours_nobody_listens(cookie: str) -> None:
    for headers in ({}, {"authorization": "Bearer x"}, {"authorization": "Basic YTpi"}):
        heard = _listen(cookie, f"ticket={_ticket('anouk')}", **headers)
        assert (heard.status, heard.content) == (401, b"Unauthorized")


def test_A43_who_left_gets_no_ticket(client: Client, cast: Cast) -> None:
    client.force_login(cast.dora)
    assert client.get("/live/ticket/").status_code == 200

    deactivate(cast.dora, actor=cast.beheer)

    answer = client.get("/live/ticket/")
    assert answer.status_code == 302
    assert not answer.cookies.get(settings.LIVE_COOKIE_NAME)


def test_A43_a_ticket_of_another_key_is_none(settings: Any) -> None:
    theirs = _ticket("anouk")
    settings.SECRET_KEY = "of another site"

    assert ticket.read(theirs) is None


def test_A46_no_event_carries_anything(world: World) -> None:
    """Texts, authors and readers are asked for by a page, which looks what its viewer may see."""
    assert world.s_post

    heard = _listen(_ticket(world.cast.dewi.handle))

    assert canaries_in(heard) == set()
    assert b"event: news" in heard.content
    assert re.fullmatch(rb"(retry: 10000|event: news|data:|: still here|\n)*", heard.content)


@pytest.mark.parametrize(
    "origin", ["https://elders.example", "null", "http://sub.localhost:8000", "https://localhost"]
)
def test_A47_a_page_of_another_site_may_not_listen(origin: str) -> None:
    heard = _listen(_ticket("anouk"), origin=origin)

    assert heard.status == 403
    assert "access-control-allow-origin" not in heard.headers


def test_A47_no_page_may_be_read_by_another_site(client: Client, cast: Cast) -> None:
    client.force_login(cast.anouk)

    for address in ("/", "/live/ticket/", "/people/suggest/?q=a", "/waiting/"):
        answer = client.get(address, headers={"origin": "https://elders.example"})
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
