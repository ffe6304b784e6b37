"""Which groups somebody is in, as far as the viewer may know.

Budget: one query, from the person's memberships. Who is in a closed group is
for its members: the audience of the group decides, as for every membership.
"""

from django.db.models import OuterRef

from lenig.access.viewer import Viewer
from lenig.groups.hot.counting import how_many, members_of
from lenig.groups.models import Membership
from lenig.people.models import Person

MOST = 100


def groups_of_person(viewer: Viewer, person: Person) -> list[Membership]:
    """Memberships of this person in groups whose members the viewer may see, by name."""
    rows = Membership.objects.visible_to(viewer).filter(person=person, group__archived_at=None)
    rows = rows.select_related("group").annotate(
        member_count=how_many(members_of(OuterRef("group")))
    )
    return list(rows.order_by("group__sort_name", "group_id")[:MOST])


def shared_groups(viewer: Viewer, person: Person, *, limit: int) -> list[Membership]:
    """The groups in which both the viewer and this person are."""
    rows = Membership.objects.visible_to(viewer).filter(
        person=person, group__archived_at=None, group__own_audience__in=list(viewer.roles)
    )
    return list(rows.select_related("group").order_by("group__sort_name", "group_id")[:limit])
