"""Numbers beside a group, each a scalar of the same query: no row is grouped, nothing is joined."""

from typing import Any

from django.db.models import Count, F, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from lenig.groups.models import Membership
from lenig.stream.models import PostSource


def works_here(prefix: str = "person__") -> Q:
    """Who still works here: the same as `Person.objects.active`, seen from another table."""
    today = timezone.localdate()
    still = Q(**{f"{prefix}ends_on": None}) | Q(**{f"{prefix}ends_on__gte": today})
    return still & Q(**{f"{prefix}is_active": True, f"{prefix}is_placeholder": False})


def how_many(rows: "QuerySet[Any]") -> Coalesce:
    """The number of these rows, as a scalar: an index range for each group shown."""
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), 0)


def members_of(group: Any) -> "QuerySet[Membership]":
    rows = Membership.objects.every_row(because="how many members a group has, never who")
    return rows.filter(works_here(), group=group)


def newest_in(source: Any) -> "QuerySet[Any]":
    """The id of the newest post under a source: one step into `entry_newest`."""
    entries = PostSource.objects.every_row(because="whether something is new in one's own group")
    return entries.filter(source=source).order_by("-post_id").values(newest=F("post_id"))[:1]
