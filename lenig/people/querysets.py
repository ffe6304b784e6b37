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
        shared = AudienceMembership.objects.in_force().filter(
            person=OuterRef("pk"), audience_id__in=viewer.audience_ids
        )
        rows = self.filter(Exists(shared)).present()
        return rows._now_scoped()

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

    def by_name(self) -> Self:
        return self.order_by("sort_name", "pk")
