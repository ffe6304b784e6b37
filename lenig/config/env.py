"""What the environment may say about Lenig, one function per sort of value.

Every variable passes through here, so each is checked once, refused in a plain
sentence that names what is allowed, and remembered in `ASKED`: the reference
page is tested against that list.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from email.utils import parseaddr
from typing import Any, TypeVar
from urllib.parse import SplitResult, unquote, urlsplit
from zoneinfo import ZoneInfo

import environ
from django.core.exceptions import ImproperlyConfigured

_env = environ.Env()

T = TypeVar("T")


#: A shorter one can be guessed by trying.
SHORTEST_KEY = 32
_ADDRESS = re.compile(r"[^@\s<>]+@[^@\s<>]+")


@dataclass(frozen=True)
class Asked:
    """One variable that the settings look at, and what it may hold."""

    name: str
    allowed: str


#: Every variable that was asked for, in the order of the settings.
ASKED: dict[str, Asked] = {}

#: Variables of ours that are not settings: the tests and the benchmark read them.
OTHERS = ("LENIG_TEST_", "LENIG_BENCH_", "LENIG_REALDATA", "LENIG_CHROMIUM")


def text(name: str, default: str = "", *, allowed: str = "any text") -> str:
    return _value(name, default, allowed=allowed, read=str)


def flag(name: str, *, default: bool) -> bool:
    return _value(name, default, allowed="yes or no", read=_yes_or_no)


def number(name: str, default: int, *, least: int, most: int) -> int:
    def read(value: str) -> int:
        found = int(value)
        if not least <= found <= most:
            raise ValueError(value)
        return found

    return _value(name, default, allowed=f"a whole number from {least} to {most}", read=read)


def one_of(name: str, default: str, *, choices: tuple[str, ...]) -> str:
    def read(value: str) -> str:
        return choices[choices.index(value.lower())]

    return _value(name, default, allowed=" or ".join(choices), read=read)


def address(
    name: str, default: str, *, schemes: tuple[str, ...] = ("https", "http")
) -> SplitResult:
    """The address of a place: scheme, host and perhaps a port; a path only where it may end in one."""

    def read(value: str) -> SplitResult:
        found = urlsplit(value)
        if found.scheme not in schemes or not found.hostname:
            raise ValueError(value)
        _ = found.port  # raises when it is no number
        return found

    allowed = f"an address that starts with {' or '.join(f'{s}://' for s in schemes)}"
    return _value(name, urlsplit(default), allowed=allowed, read=read)


def redis_server(name: str) -> str:
    def read(value: str) -> str:
        found = urlsplit(value)
        if found.scheme not in {"redis", "rediss", "unix"}:
            raise ValueError(value)
        return value

    return _value(name, "", allowed="redis://host:port/number, or nothing", read=read, secret=True)


def key(name: str) -> str:
    def read(value: str) -> str:
        if len(value) < SHORTEST_KEY:
            raise ValueError(value)
        return value

    allowed = f"{SHORTEST_KEY} letters and digits or more that nobody can guess, or nothing"
    return _value(name, "", allowed=allowed, read=read, secret=True)


def sender(name: str, default: str) -> str:
    """Whom mail comes from: an address, or a name with the address behind it."""

    def read(value: str) -> str:
        if not value.isprintable() or not _ADDRESS.fullmatch(parseaddr(value)[1]):
            raise ValueError(value)
        return value

    return _value(name, default, allowed="Intranet <intranet@mail.example>", read=read)


def time_zone(name: str, default: str) -> str:
    allowed = "a place as the time zone database names it, such as Europe/Brussels"
    # An unknown name raises a KeyError of its own, a strange one a ValueError.
    return _value(name, default, allowed=allowed, read=lambda value: ZoneInfo(value).key)


def refuse_unknown() -> None:
    """Stop at a name that nothing reads: a setting with a slip of the pen would change nothing."""
    for name in os.environ:
        if name.startswith("LENIG_") and name not in ASKED and not name.startswith(OTHERS):
            meant = get_close_matches(name, ASKED, n=1)
            hint = f"Did you mean {meant[0]}?" if meant else "See docs/reference/settings.md."
            raise ImproperlyConfigured(f"{name} is not a setting of Lenig. {hint}")


def database(name: str) -> dict[str, Any] | None:
    """The PostgreSQL server to use, or None when Lenig keeps its own file."""
    schemes = ("postgres", "postgresql")

    def read(value: str) -> dict[str, Any]:
        found = urlsplit(value)
        if found.scheme not in schemes or not found.path.strip("/"):
            raise ValueError(value)
        parts = dict(_env.db_url_config(value))
        # The folder of a socket is written with %2F in the place of the host.
        return parts | {"HOST": unquote(parts["HOST"])}

    allowed = "postgres://user:password@host:port/name, or nothing"
    return _value(name, None, allowed=allowed, read=read, secret=True)


@dataclass(frozen=True)
class MailServer:
    """Where mail goes."""

    backend: str
    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = ""
    starts_tls: bool = False
    speaks_tls: bool = False


def mail_server(name: str) -> MailServer:
    """The server that sends our mail; by default the log, which reaches nobody."""
    schemes = ("consolemail", "smtp", "smtp+tls", "smtp+ssl")
    backends = "django.core.mail.backends"

    def read(value: str) -> MailServer:
        found = urlsplit(value)
        if found.scheme not in schemes:
            raise ValueError(value)
        if found.scheme == "consolemail":
            return in_the_log
        return MailServer(
            backend=f"{backends}.smtp.EmailBackend",
            host=found.hostname or "localhost",
            port=found.port or {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}[found.scheme],
            user=unquote(found.username or ""),
            password=unquote(found.password or ""),
            starts_tls=found.scheme == "smtp+tls",
            speaks_tls=found.scheme == "smtp+ssl",
        )

    in_the_log = MailServer(f"{backends}.console.EmailBackend")
    allowed = "smtp+tls://user:password@host:port, or nothing to write mail in the log"
    return _value(name, in_the_log, allowed=allowed, read=read, secret=True)


def _value(
    name: str, default: T, *, allowed: str, read: Callable[[str], T], secret: bool = False
) -> T:
    ASKED[name] = Asked(name, allowed)
    given = _env.str(name, default="").strip()
    if not given:
        return default
    try:
        return read(given)
    except (ValueError, KeyError, environ.ImproperlyConfigured):
        shown = "a value that is kept out of the log" if secret else f'"{given}"'
    # Outside the handler, so that no traceback carries the value itself.
    raise ImproperlyConfigured(f"{name} is {shown}. Allowed is: {allowed}.")


def _yes_or_no(value: str) -> bool:
    answers = {"1": True, "yes": True, "true": True, "on": True}
    answers |= {"0": False, "no": False, "false": False, "off": False}
    return answers[value.lower()] if value.lower() in answers else _refuse(value)


def _refuse(value: str) -> bool:
    raise ValueError(value)
