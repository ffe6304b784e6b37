"""A group with what its page says around the posts.

Budget: one query for the group with its numbers and what is the viewer's own, one
for those who stand out among the members, with what they do at work.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Exists, OuterRef, QuerySet, Subquery, Value, When
from django.utils.translation import gettext

from lenig.access.viewer import Viewer
from lenig.groups.hot.counting import how_many, known_among_members_of, members_of, works_here
from lenig.groups.models import Group, JoinRequest, Membership, Role
from lenig.people.models import Position
from lenig.stream.models import Follow, SourceVisit
from lenig.stream.models.post import FACE

#: How many faces stand beside the number of members.
FACES = 5
#: Enough for the faces and for the owners of any group that is not run by a crowd.
FETCHED = 12
_SHOWN = ("role", "group", *(f"person__{name}" for name in FACE))

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
    #: Whether the viewer joined and has not put the welcome card away.
    is_new: bool
    #: How many ask to be let in; for who moderates.
    asking: int


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
            is_new=Exists(_joined_just_now(viewer)),
            asking=how_many(_asking(OuterRef("pk"))),
        )
        .filter(handle=handle)
        .first()
    )
    if group is None:
        return None
    return Met(
        group,
        members=group.member_count,
        known=group.known_count,
        level=group.my_level or "",
        visited=group.visited,
        is_new=group.is_new,
        asking=group.asking,
    )


def _asking(group: Any) -> "QuerySet[JoinRequest]":
    rows = JoinRequest.objects.every_row(because="how many ask to join, never who")
    return rows.waiting().filter(group=group)


def _joined_just_now(viewer: Viewer) -> "QuerySet[Membership]":
    rows = Membership.objects.every_row(because="the viewer's own membership")
    return rows.filter(group=OuterRef("pk"), person=viewer.person, welcomed_at=None)


def standing_out(group: Group) -> list[Membership]:
    """The owners first, then the moderators, then who joined last."""
    rows = Membership.objects.every_row(because="who owns a group that the viewer may know of")
    rows = rows.filter(works_here(), group=group).select_related("person")
    titles = Position.objects.filter(person=OuterRef("person")).exclude(title="")
    rows = rows.annotate(title=Subquery(titles.order_by("rank", "pk").values("title")[:1]))
    found: list[Any] = list(rows.only(*_SHOWN).order_by(_BY_ROLE, "-since", "pk")[:FETCHED])
    for each in found:
        each.role_line = gettext("Guest") if each.person.is_guest else each.title or ""
    return found
