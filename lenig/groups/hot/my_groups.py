"""The groups of the viewer, with whether something is new in each.

Budget: one query. It starts at the viewer's memberships and takes one step into
`entry_newest` and one into the visits for each of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from lenig.access.viewer import Viewer
from lenig.groups.hot.counting import newest_in
from lenig.groups.models import Group
from lenig.stream.models import SourceVisit
from lenig.toolkit.moments import first_id_at


@dataclass(frozen=True)
class MyGroup:
    """A line of "My groups"."""

    group: Group
    has_news: bool


def my_groups(viewer: Viewer, *, limit: int) -> list[MyGroup]:
    """The viewer's groups by name, with a mark on those where something came since their visit."""
    if viewer.person is None:
        return []
    visits = SourceVisit.objects.filter(person=viewer.me, source=OuterRef("source"))
    rows: Iterable[Any] = (
        Group.objects.visible_to(viewer)
        .active()
        .filter(own_audience__in=list(viewer.roles))
        .annotate(
            newest=Subquery(newest_in(OuterRef("source"))),
            visited=Subquery(visits.values("at")[:1]),
        )
        .by_name()[:limit]
    )
    return [MyGroup(group, _has_news(group.newest, group.visited)) for group in rows]


def _has_news(newest: int | None, visited: datetime | None) -> bool:
    if newest is None:
        return False
    return visited is None or newest >= first_id_at(visited)
