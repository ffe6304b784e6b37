"""A group with what its page says around the posts.

Budget: one query for the group and what is the viewer's own there, one for its
numbers and those who stand out among the members, with what they do at work.
The second is plain SQL: to put it together from querysets took eight times as
long as to answer it, a third of the whole page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext

from lenig.access.viewer import Viewer
from lenig.groups.models import Group, Role
from lenig.people.models import Person
from lenig.stream.models import Follow, SourceVisit
from lenig.stream.models.post import FACE

#: Enough for the faces and for the owners of any group that is not run by a crowd.
FETCHED = 12


@dataclass(frozen=True)
class StandingOut:
    """A member whose face or name stands on the page of the group."""

    person: Person
    role: str
    #: What they do at work.
    role_line: str

    @property
    def is_owner(self) -> bool:
        return self.role == Role.OWNER


@dataclass(frozen=True)
class Around:
    """What is said of a group beside its posts."""

    members: int
    #: How many of the members the viewer follows.
    known: int
    #: How many ask to be let in; for who moderates.
    asking: int
    #: Whether the viewer joined and has not put the welcome card away.
    is_new: bool
    #: The owners first, then the moderators, then who joined last.
    standing_out: list[StandingOut]


@dataclass(frozen=True)
class Met:
    """A group as one viewer meets it: with its numbers and with what is the viewer's own there."""

    group: Group
    #: How much of it the viewer follows; empty for not at all.
    level: str
    visited: datetime | None
    around: Around


def meet(viewer: Viewer, handle: str) -> Met | None:
    """The group with this handle; None when it is not there, or not to be known of."""
    here = {"source": OuterRef("source"), "person": viewer.person}
    group: Any = (
        Group.objects.visible_to(viewer)
        .with_place()
        .annotate(
            my_level=Subquery(Follow.objects.filter(**here).values("level")[:1]),
            visited=Subquery(SourceVisit.objects.filter(**here).values("at")[:1]),
        )
        .filter(handle=handle)
        .first()
    )
    if group is None:
        return None
    return Met(group, group.my_level or "", group.visited, _around(group, viewer.me))


#: In the order of the model, as `from_db` wants them.
_COLUMNS = [field.attname for field in Person._meta.concrete_fields if field.name in {"id", *FACE}]
_WORKS_HERE = """
    person.is_active AND NOT person.is_placeholder
    AND (person.ends_on IS NULL OR person.ends_on >= %s)
"""
_MEMBERS = f"""
    FROM groups_membership AS membership
    JOIN people_person AS person ON person.id = membership.person_id
    WHERE membership.group_id = %s AND {_WORKS_HERE}
"""
#: A group that everybody left still has its numbers, so these stand to the left of the join.
_AROUND = f"""
    SELECT
        (SELECT COUNT(*) {_MEMBERS}),
        (SELECT COUNT(*) {_MEMBERS} AND person.id IN (
            SELECT source.person_id FROM stream_follow AS follow
            JOIN stream_source AS source ON source.id = follow.source_id
            WHERE follow.person_id = %s AND source.person_id IS NOT NULL
        )),
        (SELECT COUNT(*) FROM groups_joinrequest WHERE group_id = %s AND answer = 'waiting'),
        (SELECT COUNT(*) FROM groups_membership
         WHERE group_id = %s AND person_id = %s AND welcomed_at IS NULL),
        standing_out.*
    FROM (SELECT 1 AS here) AS here
    LEFT JOIN (
        SELECT
            membership.role AS role_here,
            (SELECT title FROM people_position AS position
             WHERE position.person_id = person.id AND title <> '' ORDER BY rank, id LIMIT 1),
            {", ".join(f"person.{column}" for column in _COLUMNS)}
        {_MEMBERS}
        ORDER BY
            CASE membership.role WHEN 'owner' THEN 0 WHEN 'moderator' THEN 1 ELSE 2 END,
            membership.since DESC,
            membership.id
        LIMIT {FETCHED}
    ) AS standing_out ON 1 = 1
"""  # noqa: S608 - made of constants


def _around(group: Group, me: Person) -> Around:
    """Its numbers tell of no one, and who owns a group is known to whom may know of it."""
    working = [group.pk, connection.ops.adapt_datefield_value(timezone.localdate())]
    own = [*working, *working, me.pk, group.pk, group.pk, me.pk]
    with connection.cursor() as cursor:
        cursor.execute(_AROUND, [*own, *working])
        rows = cursor.fetchall()
    members, known, asking, new = rows[0][:4]
    people = [_standing_out(row[4:]) for row in rows if row[4]]
    return Around(members, known, asking, is_new=bool(new), standing_out=people)


def _standing_out(row: Sequence[Any]) -> StandingOut:
    role, title, *face = row
    person = Person.from_db(connection.alias, _COLUMNS, face)
    return StandingOut(person, role, gettext("Guest") if person.is_guest else title or "")
