"""The first steps of an installation: its organisation, and who administers it."""

from django.db import transaction

from lenig.access.auditing import audit
from lenig.people.actions.arriving import add_person, keep_at_work, vouch_for_address
from lenig.people.models import Organisation, Person, Role
from lenig.people.ways_in import people_with_a_way_in


class AlreadyFounded(Exception):
    """Somebody administers this installation, so nobody else makes themselves its first."""


def is_founded() -> bool:
    """Whether the welcome page has had its day.

    It never comes back: not when every account is deactivated, and not when the
    last password is taken away. `lenig createadmin` is the way in then.
    """
    return Organisation.current() is not None or people_with_a_way_in().exists()


@transaction.atomic
def found(
    *,
    organisation: str,
    email: str,
    given_name: str,
    prefix: str,
    surname: str,
    password: str,
    language: str = "",
) -> Person:
    """Make the organisation and its first administrator, once."""
    # The row has a fixed number, so of two who come at once one waits here and finds it.
    _, is_new = Organisation.objects.select_for_update().get_or_create(
        pk=1, defaults={"name": organisation}
    )
    if not is_new or people_with_a_way_in().exists():
        raise AlreadyFounded
    person = make_administrator(
        email=email, given_name=given_name, prefix=prefix, surname=surname, password=password
    )
    person.language = language or person.language
    person.save(update_fields=["language"])
    return person


@transaction.atomic
def make_administrator(
    *, email: str, given_name: str, prefix: str = "", surname: str = "", password: str | None
) -> Person:
    """Let somebody administer the installation; who calls this has proven that they may.

    Somebody who stands in the books with this address already, by an import, is that person.
    """
    person = Person.objects.filter(email=email.lower()).first() or add_person(
        email=email, given_name=given_name, prefix=prefix, surname=surname
    )
    person.role, person.is_active = Role.ADMINISTRATOR, True
    person.set_password(password)
    person.save(update_fields=["role", "is_active", "password"])
    vouch_for_address(person)
    keep_at_work(person)
    audit(None, "administrator made", f"person {person.handle}")
    return person
