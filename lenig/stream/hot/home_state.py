"""What home needs to know of its reader before it shows anything: one query.

How much they follow and at which levels, and whether a draft waits: two small
tables, asked together because the whole page has ten queries.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db import connection

from lenig.access.viewer import Viewer
from lenig.stream.models import Level


@dataclass
class HomeState:
    """How much somebody follows, by kind of source; and the newest thing they began to write."""

    followed: Counter[str] = field(default_factory=Counter)
    levels: set[str] = field(default_factory=set)
    draft: str = ""

    @property
    def total(self) -> int:
        return sum(self.followed.values())

    @property
    def fingerprint(self) -> str:
        """Differs as soon as more or less is followed: what is kept for a minute goes by it."""
        return "-".join(f"{kind}{count}" for kind, count in sorted(self.followed.items()))


_STATE = """
    SELECT source.kind, follow.level, count(*)
    FROM stream_follow AS follow JOIN stream_source AS source ON source.id = follow.source_id
    WHERE follow.person_id = %s
    GROUP BY source.kind, follow.level
    UNION ALL
    SELECT newest.handle, '', 0
    FROM (SELECT handle FROM stream_draft WHERE person_id = %s ORDER BY saved DESC LIMIT 1) AS newest
"""


def home_state(viewer: Viewer) -> HomeState:
    """Where this reader stands."""
    state = HomeState()
    with connection.cursor() as rows:
        rows.execute(_STATE, [viewer.me.pk, viewer.me.pk])
        for name, level, count in rows.fetchall():
            if not level:
                state.draft = name
                continue
            state.levels.add(level)
            if level != Level.MUTED:
                state.followed[name] += count
    return state
