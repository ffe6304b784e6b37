"""Arranging the departments: adding one, calling or placing it otherwise, and taking it away."""

from django.db import transaction

from lenig.access.auditing import audit
from lenig.access.scope import every_row
from lenig.people.departments import with_its_parts
from lenig.people.models import Department, Person


class IsWithinItself(Exception):
    """It would become a part of itself."""


class IsInUse(Exception):
    """Something is in it, or a register keeps it."""


@transaction.atomic
def add_department(
    *, actor: Person, name: str, parent: Department | None = None, description: str = ""
) -> Department:
    """Make a department, at the top or as a part of another."""
    department = Department.objects.create(name=name, parent=parent, description=description)
    audit(actor, "department added", f"department {department.handle}")
    return department


@transaction.atomic
def change_department(
    department: Department,
    *,
    actor: Person,
    name: str,
    parent: Department | None,
    description: str,
) -> None:
    """Call it this, place it here. Everybody in it moves along. Safe to repeat."""
    # Two who place one within the other at once wait here for each other.
    list(Department.objects.select_for_update().values_list("pk", flat=True))
    if parent and parent.pk in with_its_parts(department):
        raise IsWithinItself
    department.name, department.parent, department.description = name, parent, description
    department.save(update_fields=["name", "parent", "description"])
    audit(actor, "department changed", f"department {department.handle}")


@transaction.atomic
def remove_department(department: Department, *, actor: Person) -> None:
    """Take an empty department away, and with it that people follow it."""
    if department.source or not is_empty(department):
        raise IsInUse
    with every_row(because="what was listed for who followed a department goes with it"):
        department.delete()
    audit(actor, "department removed", f"department {department.handle}")


def is_empty(department: Department) -> bool:
    """Whether no other department, no position and no junior post is in it."""
    inside = (department.parts, department.positions, department.headcounts)
    return not any(rows.exists() for rows in inside)
