"""A group with what its page says around the posts.

Budget: one query for the group with its numbers and the viewer's own level,
one for those who stand out among the members.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, OuterRef, Subquery, Value, When

from lenig.access.viewer import Viewer
from lenig.groups.hot.counting import how_many, known_among_members_of, members_of, works_here
from lenig.groups.models import Group, Membership, Role
from lenig.stream.models import Follow, SourceVisit

#: How many faces stand beside the number of members.
FACES = 5
#: Enough for the faces and for the owners of any group that is not run by a crowd.
FETCHED = 12

_BY_ROLE = Case(
    When(role=Role.OWNER, then=Value(0)), When(role=Role.MODERATOR, then=Value(1)), default=Value(2)
)


@dataclass(frozen=True)
class Met:
    """A group as one viewer meets it: with its numbers and with what is the viewer's own there."""

    group: Group
    members: int
    #: How many of the members the viewer follows.
    known: int
    #: How much of it the viewer follows; empty for not at all.
    level: str
    visited: datetime | None


def meet(viewer: Viewer, handle: str) -> Met | None:
    """The group with this handle; None when it is not there, or not to be known of."""
    here = {"source": OuterRef("source"), "person": viewer.person}
    group: Any = (
        Group.objects.visible_to(viewer)
        .with_place()
        .annotate(
            member_count=how_many(members_of(OuterRef("pk"))),
            known_count=how_many(known_among_members_of(OuterRef("pk"), viewer)),
            my_level=Subquery(Follow.objects.filter(**here).values("level")[:1]),
            visited=Subquery(SourceVisit.objects.filter(**here).values("at")[:1]),
        )
        .filter(handle=handle)
        .first()
    )
    if group is None:
        return None
    return Met(group, group.member_count, group.known_count, group.my_level or "", group.visited)


def standing_out(group: Group) -> list[Membership]:
    """The owners first, then the moderators, then who joined last."""
    rows = Membership.objects.every_row(because="who owns a group that the viewer may know of")
    rows = rows.filter(works_here(), group=group).select_related("person")
    return list(rows.order_by(_BY_ROLE, "-since", "pk")[:FETCHED])
