"""Surface C: what caches keep, what headers promise, what errors tell, and what stands in the logs."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import BadRequest
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client
from django_tasks_db.models import DBTaskResult

from lenig.access.auditing import audit
from lenig.access.models import AuditEntry
from lenig.people.models import Person
from lenig.toolkit.numbering import Numbers
from tests.attacks.site import Things, every_route
from tests.attacks.world import World
from tests.cast import Cast
from tests.surroundings import CHECKOUT

#: What tells of how the site is built, or of what happened inside.
TELLING = re.compile(
    r"Traceback|\.py\b|site-packages|SELECT |sqlite|psycopg|Django|django\.|/srv/|Exception|Error at"
)


class Cache:
    """A cache between readers and the site that keeps all that it may."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def get(self, client: Client, address: str) -> Any:
        if address in self.kept:
            return self.kept[address]
        answer = client.get(address)
        said = answer.headers.get("Cache-Control", "")
        if not re.search(r"private|no-store|no-cache", said):
            self.kept[address] = answer
        return answer


def _every_address(world: World) -> list[str]:
    things = Things(world, world.cast.s)
    return [things.address(route) for route in every_route() if route.name != "account_logout"]


def test_A126_nothing_of_one_reader_reaches_another_through_a_cache(
    client: Client, world: World
) -> None:
    cache, addresses = Cache(), _every_address(world)
    client.force_login(world.cast.anouk)
    for address in addresses:
        cache.get(client, address)

    assert cache.kept == {}
    for reader in (world.cast.bram, None):
        other = Client()
        if reader:
            other.force_login(reader)
        for address in addresses:
            assert world.canary("thing") not in cache.get(other, address).content.decode()
    assert cache.kept == {}


def test_A126_an_address_that_looks_like_a_file_is_not_kept_either(
    client: Client, cast: Cast
) -> None:
    """Caches go by the ending of an address; ours does not lead to a page with one."""
    client.force_login(cast.anouk)

    for address in ("/settings/x.css", "/settings/%2e%2e/x.js", "/people/?x=.css", "/bookmarks.js"):
        answer = client.get(address)
        assert answer["Cache-Control"] == "private, no-store"
        assert cast.anouk.name not in answer.content.decode() or "?" in address


def _letters() -> str:
    for waiting in DBTaskResult.objects.ready().filter(queue_name="mail"):
        arguments = waiting.args_kwargs
        waiting.task.func(*arguments["args"], **arguments["kwargs"])
    return "".join(str(message.message()) for message in mail.outbox)


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "evil.example:80", "a b", ""]
)
def test_A128_another_host_is_refused(client: Client, cast: Cast, host: str) -> None:
    client.force_login(cast.anouk)

    answer = client.get("/", headers={"host": host})

    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


@pytest.mark.parametrize("header", ["x-forwarded-host", "x-host", "forwarded", "x-original-url"])
def test_A128_no_link_is_built_from_what_a_request_says(
    client: Client, cast: Cast, header: str
) -> None:
    said = {header: "host=evil.example" if header == "forwarded" else "evil.example"}
    Person.objects.filter(pk=cast.anouk.pk).update(password="x")

    answer = client.post("/account/password/reset/", {"email": cast.anouk.email}, headers=said)
    page = client.get("/account/login/", headers=said)

    assert "evil" not in answer["Location"]
    assert "evil" not in page.content.decode()
    assert "evil" not in _letters()


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
#: An answer without words is no page, and a file has a policy that is stricter.
_POLICY = re.compile(r"default-src 'none'")


def test_A130_every_answer_carries_what_protects_it(client: Client, world: World) -> None:
    client.force_login(world.cast.anouk)
    addresses = [*_every_address(world), "/nothing/", "/static/nothing.js", "/%00"]

    for address in addresses:
        for answer in (client.get(address), client.post(address)):
            for name, value in HEADERS.items():
                assert answer.headers.get(name) == value, (address, name)
            policy = answer.headers["Content-Security-Policy"]
            assert _POLICY.search(policy), address
            assert "unsafe" not in policy, address
            assert "sandbox" in policy or "frame-ancestors 'none'" in policy, address


#: Walks over a site with an https address; each site decides at its start what it is.
ON_TLS = """
import json
import django
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
from lenig.people.actions.arriving import add_person
from tests.attacks.site import every_route
add_person(given_name="Bea", email="bea@zuiderdam.example", password="drie blauwe stoelen",
           role="administrator")
client = Client(headers={"host": "werk.zuiderdam.example"})
found = []
for signed_in in (False, True):
    if signed_in:
        client.post("/account/login/", {"login": "bea@zuiderdam.example",
                    "password": "drie blauwe stoelen"}, secure=True)
    for route in every_route():
        if not route.keys and route.name != "account_logout":
            answer = client.get("/" + route.pattern, secure=True)
            found.append([route.pattern, answer.headers.get("Strict-Transport-Security", "")])
open_line = client.get("/account/login/")
cookies = {name: [bool(c["secure"]), bool(c["httponly"]), c["samesite"], c["domain"], c["path"]]
           for name, c in client.cookies.items()}
print(json.dumps({"found": found, "cookies": cookies,
                  "open line": [open_line.status_code, open_line["Location"]]}))
"""


def test_A130_on_a_real_address_everything_stays_on_tls(tmp_path: Path) -> None:
    variables = {
        "DJANGO_SETTINGS_MODULE": "lenig.config.settings",
        "LENIG_SITE_URL": "https://werk.zuiderdam.example",
        "LENIG_DATA": str(tmp_path),
        "DATABASE_URL": "",
    }
    done = subprocess.run(
        [sys.executable, "-c", ON_TLS],
        cwd=CHECKOUT,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert len(told["found"]) > 60
    for pattern, transport in told["found"]:
        assert transport == "max-age=31536000; includeSubDomains", pattern
    for name in ("session", "csrf", "live"):
        secure, http_only, same_site, domain, path = told["cookies"][f"__Host-lenig-{name}"]
        assert (secure, http_only, domain, path) == (True, True, "", "/"), name
        assert same_site in {"Lax", "Strict"}
    assert told["open line"] == [301, "https://werk.zuiderdam.example/account/login/"]


def _provoke(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> dict[int, Any]:
    """An answer of each sort that tells of something wrong."""

    def broken(request: HttpRequest) -> None:
        raise OSError("/srv/secret.py: SELECT * FROM people")

    def busy(request: HttpRequest) -> None:
        raise OperationalError("no connection to psycopg at 10.0.0.1")

    def odd(request: HttpRequest) -> None:
        raise BadRequest("SELECT 1")

    client.raise_request_exception = False
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.anouk)
    answers = {
        400: client.get("/", headers={"host": "elders.example"}),
        403: strict.post("/compose/", {"content": "x"}),
        404: client.get("/.git/config"),
        405: client.get("/waiting/read/"),
        413: client.post("/files/upload/", CONTENT_LENGTH=str(10**12)),
        429: [
            Client().post("/account/login/", {"login": "x@y.nl", "password": "x"}) for _ in "x" * 40
        ][-1],
    }
    for status, view in ((500, broken), (503, busy), (400, odd)):
        answers[status] = _of_a_broken_page(client, view, monkeypatch)
    return answers


def _of_a_broken_page(client: Client, view: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The gallery shows what the site is made of and asks nobody: here it breaks as told."""
    [route] = [route for route in every_route() if route.name == "ui:gallery"]
    monkeypatch.setattr(route.line, "callback", view)
    return client.get("/gallery/")


def test_A131_an_error_tells_its_number_and_nothing_else(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(cast.anouk)

    answers = _provoke(client, cast, monkeypatch)

    assert sorted(answers) == [400, 403, 404, 405, 413, 429, 500, 503]
    for status, answer in answers.items():
        assert answer.status_code == status
        assert not TELLING.search(answer.content.decode()), (status, answer.content.decode())
        assert re.fullmatch("[0-9a-f]{12}", answer["X-Request-Id"])
    assert answers[500]["X-Request-Id"] in answers[500].content.decode()


@pytest.mark.parametrize("status", [404, 500])
def test_A131_the_log_names_the_request(
    client: Client,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    status: int,
) -> None:
    client.force_login(cast.anouk)
    caplog.handler.addFilter(Numbers())

    answer = _provoke(client, cast, monkeypatch)[status]

    of_this = [each for each in caplog.records if getattr(each, "status_code", 0) == status]
    assert of_this
    assert {each.__dict__["number"] for each in of_this} == {answer["X-Request-Id"]}


@pytest.mark.parametrize(
    "address",
    [
        *("/.git/HEAD", "/.env", "/static/", "/static/../settings.py", "/files/", "/backup.sql"),
        *("/static/%2e%2e/%2e%2e/pyproject.toml", "/server-status", "/debug/", "/metrics"),
        *("/admin/", "/__debug__/", "/api/", "/openapi.json", "/lenig.sqlite3", "/static/x.map"),
        *("/.data/lenig.sqlite3", "/static/lenig/config/settings.py", "/media/", "/robots.txt"),
    ],
)
def test_A131_there_is_nothing_beside_the_pages(client: Client, cast: Cast, address: str) -> None:
    client.force_login(cast.beheer)

    assert client.get(address).status_code == 404


def test_A132_what_is_done_with_rights_is_written_down(client: Client, world: World) -> None:
    cast = world.cast
    things = Things(world, cast.s)
    assert things.elevation
    assert things.letter
    client.force_login(cast.beheer)
    client.get(things.post.get_absolute_url())
    there = f"/manage/people/{cast.bram.handle}/"
    client.post(f"{there}role/", {"role": "editor"})
    client.post(f"{there}deactivation/", {"reason": "vertrokken"})

    entries = AuditEntry.objects.order_by("pk")

    assert {entry.actor for entry in entries} == {cast.beheer}
    written = {entry.action for entry in entries}
    assert len(written) >= 5, written
    for entry in entries:
        told = f"{entry.action} {entry.subject}"
        assert world.canary("thing") not in told
        assert cast.bram.name not in told
        assert entry.at


def test_A132_an_entry_is_never_changed(cast: Cast) -> None:
    audit(cast.beheer, "role changed", "person x")
    entry = AuditEntry.objects.get()

    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()


def test_A132_who_moderates_does_not_read_it(client: Client, world: World) -> None:
    assert Things(world, world.cast.s).elevation
    for person in (world.cast.chidi, world.cast.redactie, world.cast.esra):
        client.force_login(person)
        assert client.get("/oversight/").status_code == 404
        assert client.get("/manage/people/").status_code == 404
