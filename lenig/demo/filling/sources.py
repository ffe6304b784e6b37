"""The sources of people and departments: what can be followed. Groups and topics bring their own."""

from typing import Any

from lenig.access.models import EVERYONE
from lenig.demo.filling.world import World
from lenig.stream.models import Source


def add_sources(world: World) -> None:
    """A source for everybody and for each department."""
    rows = {
        f"person {key}": _source(Source.Kind.PERSON, person, person=person)
        for key, person in world.people.items()
    }
    rows |= {
        f"department {key}": _source(Source.Kind.DEPARTMENT, row, department=row)
        for key, row in world.departments.items()
    }
    Source.objects.bulk_create(rows.values())
    world.sources |= rows


def _source(kind: Source.Kind, owner: Any, **of: Any) -> Source:
    return Source(
        kind=kind,
        handle=owner.handle,
        title=owner.name,
        audience_id=EVERYONE,
        known_to_id=EVERYONE,
        **of,
    )
