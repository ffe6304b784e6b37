"""The members of a group, by name, or only those whose name is asked for.

Budget: one query for a page of people, and one for their job titles.
"""

from dataclasses import dataclass

from django.db.models import Q

from lenig.access.viewer import Viewer
from lenig.groups.hot.counting import works_here
from lenig.groups.models import Group, Membership, Role
from lenig.stream.cards.roles import role_lines
from lenig.toolkit import cursor
from lenig.toolkit.text import fold

PAGE_SIZE = 50


@dataclass(frozen=True)
class MemberList:
    members: list[Membership]
    next_cursor: str | None


def member_list(
    viewer: Viewer,
    group: Group,
    *,
    words: str = "",
    with_role: bool = False,
    after: str | None = None,
) -> MemberList:
    """A page of members by name, each with the line that says what they do here."""
    rows = Membership.objects.visible_to(viewer).filter(works_here(), group=group)
    for word in fold(words).split()[:6]:
        rows = rows.filter(person__search_name__contains=word)
    if with_role:
        rows = rows.exclude(role=Role.MEMBER)
    if (last_id := cursor.read(after)) is not None:
        # One row at most, and said so: Django compares with nothing less.
        last = (
            Membership.objects.visible_to(viewer).filter(pk=last_id).values("person__sort_name")[:1]
        )
        rows = rows.filter(
            Q(person__sort_name__gt=last) | Q(person__sort_name=last, pk__gt=last_id)
        )
    rows = rows.select_related("person").order_by("person__sort_name", "pk")
    return _page(group, list(rows[: PAGE_SIZE + 1]))


def _page(group: Group, found: list[Membership]) -> MemberList:
    shown, more = found[:PAGE_SIZE], len(found) > PAGE_SIZE
    lines = role_lines(each.person for each in shown)
    for each in shown:
        each.group = group
        each.role_line = lines.get(each.person_id, "")
    return MemberList(shown, cursor.write(shown[-1].pk) if more else None)
