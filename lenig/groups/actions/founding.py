"""A group begins."""

from typing import Any

from django.db import transaction

from lenig.access.models import Audience
from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.groups.actions.belonging import let_in
from lenig.groups.axes import Visibility
from lenig.groups.models import Group, Role
from lenig.people.models import Person
from lenig.stream.models import Source


@transaction.atomic
def found_group(
    *, viewer: Viewer, name: str, second_owner: Person | None = None, **fields: Any
) -> Group:
    """Begin a group with the viewer as its first owner, and perhaps a second one beside them."""
    group = build_group(name=name, **fields)
    let_in(group, viewer.me, role=Role.OWNER)
    if second_owner and second_owner != viewer.me:
        let_in(group, second_owner, role=Role.OWNER)
    record(viewer.me, Verb.CREATE, group)
    return group


@transaction.atomic
def build_group(*, name: str, visibility: str = Visibility.OPEN, **fields: Any) -> Group:
    """A group with its audience and its source, and nobody in it yet."""
    group = Group(name=name, visibility=visibility, **fields)
    group.own_audience = Audience.objects.create(owner="group")
    group.audience_id = Visibility(visibility).audience_of(group)
    group.known_to_id = Visibility(visibility).known_to_of(group)
    group.source = Source.objects.create(
        kind=Source.Kind.GROUP,
        handle=group.handle,
        title=group.name,
        audience_id=group.audience_id,
        known_to_id=group.known_to_id,
        members_id=group.own_audience_id,
    )
    group.save()
    return group
