"""Being away, and being back."""

from datetime import date

from django.db import transaction

from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.people.absences import FIELD
from lenig.people.models import Absence, Person
from lenig.people.standings import forget_standings


@transaction.atomic
def go_away(
    person: Person, *, first_day: date, last_day: date, stand_in: Person | None = None
) -> Absence:
    """Say that somebody is away on these days, and who stands in. Safe to repeat.

    An absence on the same days is the same one, perhaps with another stand-in.
    """
    absence, _ = Absence.objects.update_or_create(
        person=person,
        first_day=first_day,
        last_day=last_day,
        defaults={"stand_in": stand_in},
    )
    record(person, Verb.UPDATE, person)
    forget_standings()
    return absence


@transaction.atomic
def be_back(absence: Absence) -> None:
    """Take an absence back. Safe to repeat."""
    person = absence.person
    if Absence.objects.filter(pk=absence.pk).delete()[0]:
        record(person, Verb.UNDO, person)
        forget_standings()


@transaction.atomic
def open_absences_to(person: Person, readers: str) -> None:
    """Choose who may know that this person is away: everyone, their managers, or nobody else."""
    person.field_visibility = person.field_visibility | {FIELD: readers}
    person.save(update_fields=["field_visibility"])
    record(person, Verb.UPDATE, person)
    forget_standings()
