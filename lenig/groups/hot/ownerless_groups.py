"""Groups in which no owner works any more.

Budget: one query. Community managers see it by function, not by membership: of
a group that they may not know of they learn its age and its size, no more.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from lenig.access.viewer import Viewer
from lenig.groups.hot.counting import how_many, members_of
from lenig.groups.models import Group, Role
from lenig.groups.models.group import GroupQuerySet

MOST = 200


@dataclass(frozen=True)
class Ownerless:
    """A group without an owner, as a community manager meets it."""

    handle: str
    #: The group itself, for who may know of it; None for another.
    group: Group | None
    members: int
    since: datetime


def ownerless_groups(viewer: Viewer) -> list[Ownerless]:
    """The oldest first."""
    rows: Any = _ownerless().annotate(member_count=how_many(members_of(OuterRef("pk"))))
    return [
        Ownerless(
            handle=each.handle,
            group=each if _may_know(viewer, each) else None,
            members=each.member_count,
            since=each.created_at,
        )
        for each in rows.order_by("pk")[:MOST]
    ]


def ownerless_group(handle: str) -> Group | None:
    """The group with this handle, when it really lacks an owner."""
    return _ownerless().filter(handle=handle).first()


def _ownerless() -> GroupQuerySet:
    rows = Group.objects.every_row(because="a group that nobody owns is a community manager's care")
    owners = members_of(OuterRef("pk")).filter(role=Role.OWNER)
    return rows.filter(~Exists(owners), archived_at=None)


def _may_know(viewer: Viewer, group: Group) -> bool:
    return not {group.known_to_id, group.audience_id}.isdisjoint(viewer.audience_ids)
