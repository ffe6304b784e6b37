"""Cookies of people who are signed in, made without a password."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction

from lenig.people.models import Person


def cookie_of(person_id: int) -> str:
    """The Cookie header of somebody who is signed in."""
    person = Person.objects.get(pk=person_id)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    with transaction.atomic():
        session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; lenig-language=nl"
