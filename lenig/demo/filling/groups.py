"""Groups with their members, their goals and lights, and who stands at the door."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from lenig.access.models import AudienceMembership
from lenig.access.scope import every_row
from lenig.demo.filling.world import World
from lenig.demo.keys import draw, handle_of
from lenig.demo.register import Circle
from lenig.groups.actions.founding import build_group
from lenig.groups.actions.writing_stop import set_read_only
from lenig.groups.models import (
    Goal,
    Group,
    Invitation,
    JoinRequest,
    Membership,
    Role,
    StatusReport,
)
from lenig.stream.models import Follow

MEMBER = AudienceMembership.Because.MEMBER


def add_groups(world: World) -> None:
    """Every group, as old as the register says."""
    for circle in world.register.circles.values():
        group = _build(circle, world)
        world.groups[circle.key] = group
        world.sources[f"group {circle.key}"] = group.source
        _add_members(circle, world)
        _add_project(circle, world)
        _add_door(circle, world)


def put_away(world: World) -> None:
    """Archive what is over: after its posts, which an archived group would not take."""
    for circle in world.register.circles.values():
        if circle.archived:
            group = world.groups[circle.key]
            group.archived_at = world.clock.ago(circle.archived)
            group.save(update_fields=["archived_at"])
            set_read_only(group)


def _build(circle: Circle, world: World) -> Group:
    group = build_group(
        handle=handle_of(f"group {circle.key}"),
        name=circle.name,
        kind=circle.kind,
        visibility=circle.visibility,
        joining=circle.joining,
        purpose=circle.purpose,
        welcome=circle.welcome,
        ends_on=None if circle.ends is None else world.clock.day(circle.ends),
    )
    with every_row(because="a group of the demo is as old as its story"):
        Group.objects.filter(pk=group.pk).update(created_at=_founded(circle, world))
    return group


def _founded(circle: Circle, world: World) -> datetime:
    return world.clock.ago(f"{circle.founded}w mon 09:00")


def _add_members(circle: Circle, world: World) -> None:
    """What `let_in` writes for one, for all: the row, the right to read, and the follow."""
    group, people = world.groups[circle.key], world.people
    roles = {key: Role(role) for key, role in world.members(circle.key).items()}
    since = {key: _came_in(key, circle, world) for key in roles}
    Membership.objects.bulk_create(
        Membership(
            group=group, person=people[key], role=role, since=since[key], welcomed_at=since[key]
        )
        for key, role in roles.items()
    )
    AudienceMembership.objects.bulk_create(
        AudienceMembership(
            audience_id=group.own_audience_id,
            person=people[key],
            because=MEMBER,
            role=role.in_audience,
        )
        for key, role in roles.items()
    )
    Follow.objects.bulk_create(
        Follow(person=people[key], source_id=group.source_id) for key in roles
    )


def _came_in(key: str, circle: Circle, world: World) -> datetime:
    """At the founding, or some day in the weeks after it."""
    weeks = draw(f"{circle.key} {key}") % max(1, circle.founded // 2)
    came = world.clock.ago(f"{circle.founded - weeks}w mon 10:00")
    first_day = world.people[key].starts_on
    if first_day and first_day > came.date():
        came = timezone.make_aware(datetime.combine(first_day, came.time()))
    return min(came, world.clock.now)


def _add_project(circle: Circle, world: World) -> None:
    group, clock = world.groups[circle.key], world.clock
    Goal.objects.bulk_create(
        Goal(
            handle=handle_of(f"goal {circle.key} {number}"),
            group=group,
            text=goal["text"],
            due=clock.day(goal["due"]),
            progress=goal["progress"],
            done_on=clock.day(goal["done"]) if "done" in goal else None,
        )
        for number, goal in enumerate(circle.goals)
    )
    StatusReport.objects.bulk_create(
        StatusReport(
            group=group,
            light=report["light"],
            sentence=report["sentence"],
            by=world.people[report["by"]],
            at=clock.ago(report["when"]),
        )
        for report in circle.status
    )


def _add_door(circle: Circle, world: World) -> None:
    JoinRequest.objects.bulk_create(
        JoinRequest(
            handle=handle_of(f"request {circle.key} {each['who']}"), **_at_door(each, circle, world)
        )
        for each in circle.asking
    )
    Invitation.objects.bulk_create(
        Invitation(
            handle=handle_of(f"invitation {circle.key} {each['who']}"),
            by=world.people[each["by"]],
            **_at_door(each, circle, world),
        )
        for each in circle.invited
    )


def _at_door(said: dict[str, Any], circle: Circle, world: World) -> dict[str, Any]:
    return {
        "group": world.groups[circle.key],
        "person": world.people[said["who"]],
        "words": said["words"],
        "sent_at": world.clock.ago(said["when"]),
    }
