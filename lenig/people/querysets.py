"""Colleagues: people as other people may meet them."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from lenig.access.models import AudienceMembership
from lenig.access.querysets import AudienceQuerySet
from lenig.toolkit.text import fold

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer


class ColleagueQuerySet(AudienceQuerySet[Any]):
    """People who share an audience with the viewer.

    Everybody at work shares one, so for them it is everyone who is at work and
    the guests of their own groups. A guest meets only the people in the
    guest's groups.
    """

    def visible_to(self, viewer: "Viewer", *, row_by_row: bool = False) -> Self:
        mine = _memberships(viewer).filter(person=OuterRef("pk"))
        return self.filter(Exists(mine)).present()._now_scoped()

    def all_visible_to(self, viewer: "Viewer") -> Self:
        """The same people, gathered at once: cheaper for all of them, dearer for a few.

        8 ms against 13 for 10,000 people; 3 ms against 0.1 for one.
        """
        return self.filter(pk__in=_memberships(viewer).values("person")).present()._now_scoped()

    def present(self, today: Any = None) -> Self:
        """Who works here today: not deactivated, not past the last day, not a placeholder."""
        today = today or timezone.localdate()
        return self.filter(
            Q(ends_on=None) | Q(ends_on__gte=today), is_active=True, is_placeholder=False
        )

    def named(self, words: str) -> Self:
        """People of whom each of these words begins, or stands inside, a part of the name."""
        rows = self
        for word in fold(words).split()[:6]:
            rows = rows.filter(search_name__contains=word)
        return rows

    def telling(self, field: str) -> Self:
        """People who open this personal field to everyone."""
        return self.exclude(field_visibility__has_key=field)

    def by_name(self) -> Self:
        return self.order_by("sort_name", "pk")


def _memberships(viewer: "Viewer") -> Any:
    """Everybody's memberships of the viewer's audiences."""
    return AudienceMembership.objects.in_force().filter(audience_id__in=viewer.audience_ids)
