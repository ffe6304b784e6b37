"""Taking, changing and leaving a position, and seats that wait for somebody."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from lenig.access.auditing import audit
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.people.models import Department, Person, Position


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


@transaction.atomic
def open_vacancy(department: Department, *, actor: Person, title: str, is_head: bool) -> Position:
    """Put an empty seat in a department, for the chart to show that somebody is looked for."""
    seat = Position.objects.create(
        department=department, title=title, is_head=is_head, state=Position.State.VACANT
    )
    audit(actor, "vacancy opened", f"department {department.handle}")
    return seat


@transaction.atomic
def fill_vacancy(seat: Position, *, actor: Person, person: Person) -> None:
    """Let somebody take an empty seat: whoever reported to it reports to them. Safe to repeat."""
    last = person.positions.exclude(pk=seat.pk).aggregate(last=Max("rank"))["last"]
    seat.person, seat.state = person, Position.State.FILLED
    seat.rank = 0 if last is None else last + 1
    seat.save(update_fields=["person", "state", "rank"])
    record(actor, Verb.UPDATE, person)
