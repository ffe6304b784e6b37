"""Keeps the directory true: a changed fact rewrites the entries behind it in the same transaction.

Django's signals tell of every `save` and `delete`, so no writer has to think of
the directory. What goes around them (`bulk_create`, `update`) calls `enter`
with the ids of those it concerns, or `enter_everybody`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver

from lenig.people.departments import with_its_parts
from lenig.people.directory.entries import enter
from lenig.people.models import Department, Expertise, Location, Person, Position

#: What of a person stands in the directory. A sign-in or a new photo rewrites nothing.
TOLD = {
    *("given_name", "prefix", "surname", "preferred_name", "name", "languages", "location"),
    *("location_id", "place", "working_days", "starts_on", "field_visibility", "role"),
}

_waiting: ContextVar[set[int] | None] = ContextVar("people_to_enter", default=None)


@contextmanager
def entering_once() -> Iterator[None]:
    """Gather the changes inside and write each person's entries once, at the end."""
    token = _waiting.set(set())
    try:
        yield
        gathered = _waiting.get() or set()
    finally:
        _waiting.reset(token)
    _enter(gathered)


def _enter(people: Iterable[int | None]) -> None:
    known = {person for person in people if person is not None}
    waiting = _waiting.get()
    if waiting is None:
        enter(known)
    else:
        waiting |= known


@receiver(post_save, sender=Person)
def on_person(instance: Person, update_fields: Any = None, **kwargs: Any) -> None:
    if update_fields is None or TOLD & set(update_fields):
        _enter([instance.pk])


@receiver(pre_save, sender=Position)
def before_position(instance: Position, **kwargs: Any) -> None:
    """Remember who held the seat: their entry changes as well when somebody else takes it."""
    held_by = Position.objects.filter(pk=instance.pk).values_list("person_id", flat=True)
    instance.__dict__["left_by"] = held_by.first() if instance.pk else None


@receiver(post_save, sender=Position)
def on_position(instance: Position, **kwargs: Any) -> None:
    _enter([instance.person_id, instance.__dict__.pop("left_by", None)])


@receiver(post_save, sender=Expertise)
def on_expertise(instance: Expertise, **kwargs: Any) -> None:
    _enter([instance.person_id])


@receiver(post_delete, sender=Position)
@receiver(post_delete, sender=Expertise)
def on_taken_away(instance: Position | Expertise, origin: Any = None, **kwargs: Any) -> None:
    # When somebody is deleted with all they have, no entry is left to write.
    if not isinstance(origin, Person) and getattr(origin, "model", None) is not Person:
        _enter([instance.person_id])


@receiver(post_save, sender=Department)
def on_department(instance: Department, *, created: bool, **kwargs: Any) -> None:
    if not created:
        _enter(_people_in(instance))


@receiver(post_save, sender=Location)
def on_location(instance: Location, *, created: bool, **kwargs: Any) -> None:
    if not created:
        _enter(_people_at(instance))


@receiver(pre_delete, sender=Location)
def before_location_goes(instance: Location, **kwargs: Any) -> None:
    instance.__dict__["left_by"] = _people_at(instance)


@receiver(post_delete, sender=Location)
def on_location_gone(instance: Location, **kwargs: Any) -> None:
    _enter(instance.__dict__.pop("left_by", ()))


def _people_at(location: Location) -> list[int]:
    rows = Person.colleagues.every_row(because="the name of their location changed")
    return list(rows.filter(location=location).values_list("pk", flat=True))


def _people_in(department: Department) -> set[int | None]:
    """Everybody in the department and in what lies below it."""
    seats = Position.objects.filter(department__in=with_its_parts(department))
    return set(seats.values_list("person_id", flat=True))
