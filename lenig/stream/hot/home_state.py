"""What home needs to know of its reader before it shows anything: one query.

How much they follow and at which levels, and whether a draft waits: two small
tables, asked together because the whole page has ten queries.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, Value

from lenig.access.viewer import Viewer
from lenig.stream.models import Draft, Follow, Level


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


def home_state(viewer: Viewer) -> HomeState:
    """Where this reader stands."""
    follows = Follow.objects.filter(person=viewer.me).order_by()
    counted = follows.values_list("source__kind", "level").annotate(count=Count("source_id"))
    newest = Draft.objects.mine(viewer).order_by("-saved", "-pk")[:1]
    drafts = Draft.objects.filter(pk__in=newest.values("pk")).order_by()
    rows = counted.union(drafts.values_list("handle", Value(""), Value(0)), all=True)
    state = HomeState()
    for name, level, count in rows:
        if not level:
            state.draft = name
            continue
        state.levels.add(level)
        if level != Level.MUTED:
            state.followed[name] += count
    return state
