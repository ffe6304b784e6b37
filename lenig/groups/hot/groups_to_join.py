"""Groups where somebody is welcome: open to join, and most colleagues of the same department in them.

Budget: three queries, asked for who follows little. Candidates are counted among
the memberships of at most a hundred people near the viewer, never over all groups.
"""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import ngettext

from lenig.access.viewer import Viewer
from lenig.groups.axes import Joining
from lenig.groups.models import Group, Membership
from lenig.people.models import Person

NEAR = 100


@dataclass(frozen=True)
class Welcome:
    """A group one can join at once, and why it is proposed."""

    group: Group
    colleagues: int

    @property
    def why(self) -> str:
        words = ngettext(
            "%(count)d colleague of your department is in it",
            "%(count)d colleagues of your department are in it",
            self.colleagues,
        )
        return words % {"count": self.colleagues}


def groups_to_join(viewer: Viewer, *, limit: int) -> list[Welcome]:
    """Up to `limit` groups, most colleagues first."""
    if not viewer.is_at_work:
        return []
    near = Person.colleagues.visible_to(viewer).filter(
        positions__department__in=viewer.me.positions.values("department")
    )
    people = list(near.order_by("pk").values_list("pk", flat=True).distinct()[:NEAR])
    rows = Membership.objects.visible_to(viewer).filter(
        person__in=people, group__joining=Joining.FREE, group__archived_at=None
    )
    # Found by right: what an elevation shows is not there to be joined.
    rows = rows.filter(group__known_to__in=list(viewer.roles))
    rows = rows.exclude(group__own_audience__in=list(viewer.roles))
    counts = Counter(rows.values_list("group_id", flat=True))
    wanted = [group_id for group_id, _ in counts.most_common(limit)]
    found = Group.objects.visible_to(viewer).in_bulk(wanted)
    return [Welcome(found[each], counts[each]) for each in wanted if each in found]
