"""The ticket with which a browser may listen: signed, and good for ten minutes.

It travels in a cookie, so that it stands in no address and no log. It carries how somebody
stood when they got it: whoever is deactivated, gets another role or another password stands
otherwise, and the live process lets them go. So it does when their session is over.
"""

import time
from dataclasses import dataclass

from django.core import signing
from django.utils.crypto import salted_hmac

LIFETIME = 600
_SALT = "lenig.live.ticket"


@dataclass(frozen=True)
class Ticket:
    """Who listens, by handle, how they stand, and until when."""

    person: str
    standing: str
    until: float


def write(person: str, standing: str) -> str:
    return signing.dumps([person, standing, time.time() + LIFETIME], salt=_SALT)


def read(text: str) -> Ticket | None:
    """The ticket, or None when it is not ours or is over."""
    try:
        ticket = Ticket(*signing.loads(text, salt=_SALT))
    except (signing.BadSignature, TypeError):  # the latter: one of an earlier version
        return None
    return ticket if time.time() < ticket.until else None


def standing_of(password: str, epoch: int, role: str) -> str:
    """What changes when all sessions of somebody must end, and when they may do other things."""
    return salted_hmac("lenig.live.standing", f"{password}:{epoch}:{role}").hexdigest()[:20]
