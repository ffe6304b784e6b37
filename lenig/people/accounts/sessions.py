"""Where somebody is signed in, and the end of that."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY, update_session_auth_hash
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from lenig.access.request import Request
from lenig.people.accounts.browsers import browser_of, is_handheld
from lenig.people.actions.leaving import end_sessions
from lenig.people.models import Person
from lenig.toolkit.handles import handle_for


@dataclass(frozen=True)
class OpenSession:
    """One browser in which somebody is signed in."""

    handle: str
    row: UserSession
    is_current: bool

    @property
    def browser(self) -> str:
        return browser_of(self.row.user_agent)

    @property
    def is_handheld(self) -> bool:
        return is_handheld(self.row.user_agent)

    @property
    def since(self) -> datetime:
        when: datetime = self.row.created_at
        return when


def open_sessions(person: Person, request: HttpRequest) -> list[OpenSession]:
    """Every browser that is signed in as this person, this one first. Budget: two queries."""
    rows = {row.session_key: row for row in UserSession.objects.filter(user=person)}
    alive = Session.objects.filter(session_key__in=rows, expire_date__gt=timezone.now())
    keys = [session.session_key for session in alive if _is_accepted(session, person)]
    current = request.session.session_key
    found = [OpenSession(handle_for(key), rows[key], key == current) for key in keys]
    return sorted(found, key=lambda each: (each.is_current, each.since), reverse=True)


@transaction.atomic
def end_session(person: Person, request: HttpRequest, handle: str) -> None:
    """Sign this browser out. Nothing happens when it was signed out already."""
    for each in open_sessions(person, request):
        if each.handle == handle:
            each.row.end()


@transaction.atomic
def end_other_sessions(request: Request) -> None:
    """Sign every other browser out, listed or not; this one stays."""
    person = request.viewer.me
    end_sessions(person)
    update_session_auth_hash(request, person)
    UserSession.objects.create_from_request(request)


def _is_accepted(session: Session, person: Person) -> bool:
    """Whether a request with this session would be let in: a new password ends the older ones."""
    carried = session.get_decoded().get(HASH_SESSION_KEY, "")
    return constant_time_compare(carried, person.get_session_auth_hash())
