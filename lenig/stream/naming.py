"""Keeps the names of sources true: who or what one follows is called as it is called today.

Django's signals tell of every `save`, whoever writes: the person, an administrator, an
import. A source that nobody needed yet gets the name of its day when it is made.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from lenig.access.scope import every_row
from lenig.people.models import Department, Person
from lenig.stream.models import Source


@receiver(post_save, sender=Person)
def on_person(instance: Person, *, created: bool, update_fields: Any = None, **_: Any) -> None:
    if not created and _tells("name", update_fields):
        _rename(instance.name, person=instance)


@receiver(post_save, sender=Department)
def on_department(
    instance: Department, *, created: bool, update_fields: Any = None, **_: Any
) -> None:
    if not created and _tells("name", update_fields):
        _rename(instance.name, department=instance)


def _tells(column: str, update_fields: Any) -> bool:
    return update_fields is None or column in update_fields


def _rename(title: str, **owner: Person | Department) -> None:
    with every_row(because="the name of what people follow changed"):
        stale = Source.objects.filter(**owner).exclude(title=title)
        # Somebody may be saved whole for another reason, and outside a transaction: by a library.
        if stale.exists():
            with transaction.atomic():
                stale.update(title=title)
