"""The page of groups: what the viewer may know of, by name, with numbers.

Budget: one query for the groups. It walks `group_by_name` and stops at a full
page; each group shown costs an index range for its number of members.
"""

from collections.abc import Container
from dataclasses import dataclass

from django.db.models import OuterRef, Q

from lenig.access.viewer import Viewer
from lenig.groups.hot.counting import how_many, members_of
from lenig.groups.models import Group
from lenig.groups.models.group import GroupQuerySet
from lenig.toolkit import cursor

PAGE_SIZE = 24


@dataclass(frozen=True)
class GroupList:
    groups: list[Group]
    #: Where the next page starts, signed; None on the last page.
    next_cursor: str | None
    #: The audiences that the viewer belongs to: a group that owns one of them is theirs.
    own_audiences: Container[int]


def group_list(
    viewer: Viewer,
    *,
    words: str = "",
    kind: str = "",
    mine: bool = False,
    archived: bool = False,
    after: str | None = None,
) -> GroupList:
    """A page of groups by name."""
    groups = Group.objects.visible_to(viewer).named(words)
    groups = groups.exclude(archived_at=None) if archived else groups.active()
    if kind:
        groups = groups.filter(kind=kind)
    if mine:
        groups = groups.filter(own_audience__in=list(viewer.roles))
    groups = groups.annotate(member_count=how_many(members_of(OuterRef("pk"))))
    found = list(_after(groups.with_place(), viewer, after).by_name()[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    more = len(found) > PAGE_SIZE
    next_cursor = cursor.write(shown[-1].pk) if more else None
    return GroupList(shown, next_cursor, viewer.roles)


def _after(groups: GroupQuerySet, viewer: Viewer, after: str | None) -> GroupQuerySet:
    last_id = cursor.read(after)
    if last_id is None:
        return groups
    last = Group.objects.visible_to(viewer).filter(pk=last_id).first()
    if last is None:
        return groups
    return groups.filter(
        Q(sort_name__gt=last.sort_name) | Q(sort_name=last.sort_name, pk__gt=last.pk)
    )
