"""Keeping the list of places where people work."""

from django.db import transaction

from lenig.access.auditing import audit
from lenig.people.models import Location, Person


@transaction.atomic
def add_location(*, actor: Person, name: str) -> Location:
    """Put a building in the list that everybody chooses from."""
    location = Location.objects.create(name=name)
    audit(actor, "location added", f"location {location.handle}")
    return location


@transaction.atomic
def rename_location(location: Location, *, actor: Person, name: str) -> None:
    """Call it this, on every profile and in the directory. Safe to repeat."""
    location.name = name
    location.save(update_fields=["name"])
    audit(actor, "location renamed", f"location {location.handle}")


@transaction.atomic
def remove_location(location: Location, *, actor: Person) -> None:
    """Take it out of the list, and off the profile of everybody who said to work there."""
    location.delete()
    audit(actor, "location removed", f"location {location.handle}")
