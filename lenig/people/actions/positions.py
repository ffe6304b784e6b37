"""Taking, changing and leaving a position."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.people.models import Person, Position


@transaction.atomic
def put_on_position(
    person: Person, *, actor: Person, position: Position | None = None, **facts: Any
) -> Position:
    """Give somebody a position with these facts, or change the one they have."""
    if position is None:
        last = person.positions.aggregate(last=Max("rank"))["last"]
        position = Position(person=person, rank=0 if last is None else last + 1)
    for name, value in facts.items():
        setattr(position, name, value)
    if position.reports_to_id:
        position.missing_manager = ""
    position.save()
    record(actor, Verb.UPDATE, person)
    return position


@transaction.atomic
def leave_position(position: Position, *, actor: Person) -> None:
    """Take a position from somebody. Who reported to it, reports to who is above it."""
    person = position.person
    position.reports.update(reports_to=position.reports_to)
    position.delete()
    if person:
        record(actor, Verb.REMOVE, person)
