"""The ticket with which a browser may listen: signed, and good for ten minutes.

It travels in a cookie, so that it stands in no address and no log. The live
process can check it without a database; when it ends, the stream ends with it
and the page asks for another, which a session that is over does not get.
"""

import time
from dataclasses import dataclass

from django.core import signing

LIFETIME = 600
_SALT = "lenig.live.ticket"


@dataclass(frozen=True)
class Ticket:
    """Who listens, by handle, and until when."""

    person: str
    until: float


def write(person: str) -> str:
    return signing.dumps([person, time.time() + LIFETIME], salt=_SALT)


def read(text: str) -> Ticket | None:
    """The ticket, or None when it is not ours or is over."""
    try:
        person, until = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return None
    return Ticket(person, until) if time.time() < until else None
