"""Helping somebody who lost their second step."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from lenig.access.auditing import audit
from lenig.people.accounts.tasks import send_security_notice
from lenig.people.accounts.words import TAKEN_AWAY
from lenig.people.actions.leaving import end_sessions
from lenig.people.models import Person


@transaction.atomic
def take_second_step_away(person: Person, *, actor: Person) -> bool:
    """Take app, recovery codes and passkeys away, whether there were any. Safe to repeat.

    All of them, because whoever has one of them might be a thief; and everybody who
    is signed in as this person must sign in again. The person is told by whom.
    """
    gone, _ = Authenticator.objects.filter(user=person).delete()
    if not gone:
        return False
    end_sessions(person)
    audit(actor, "second step taken away", f"person {person.handle}")
    if person.email:
        details = {"at": timezone.now().isoformat(), "from": actor.name, "browser": ""}
        send_security_notice.enqueue(person.handle, TAKEN_AWAY, person.email, details)
    return True
