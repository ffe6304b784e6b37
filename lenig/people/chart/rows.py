"""The questions that the chart asks for many nodes at once: a count, or the first few, of each."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, QuerySet, Sum, Window
from django.db.models.functions import RowNumber

from lenig.people.chart.nodes import JuniorPosts
from lenig.people.models import Headcount, Position

#: How many seats a branch shows before it refers to a page that shows them all.
SEATS_SHOWN = 12
JUNIORS_SHOWN = 12


def counted(seats: "QuerySet[Position]", group: str) -> Counter[int]:
    """How many of these seats there are, by what `group` points to."""
    rows = seats.order_by().values_list(group).annotate(number=Count("pk"))
    return Counter(dict(rows))


def first_few(seats: "QuerySet[Position]", group: str) -> "QuerySet[Position]":
    """The first seats of each group by name, each with the size of its group as `all`."""
    by_name: list[Any] = [F("person__sort_name").asc(nulls_last=True), F("title"), F("pk")]
    return (
        seats.annotate(
            place=Window(RowNumber(), partition_by=F(group), order_by=by_name),
            all=Window(Count("pk"), partition_by=F(group)),
        )
        .filter(place__lte=SEATS_SHOWN)
        .order_by("place")
    )


def left_over(few: Iterable[Position], group: str) -> Counter[int]:
    """How many seats of each group are not among the first few."""
    sizes = {getattr(seat, group): getattr(seat, "all") for seat in few}  # noqa: B009 - annotated
    return Counter({key: max(0, size - SEATS_SHOWN) for key, size in sizes.items()})


def junior_posts(group: str, ids: Collection[int]) -> dict[int, Decimal]:
    """How many junior posts hang below each, in full-time posts."""
    rows = _juniors(group, ids).order_by().values_list(group).annotate(number=Sum("posts"))
    return defaultdict(Decimal, dict(rows))


def junior_rows(group: str, ids: Collection[int]) -> dict[int, list[JuniorPosts]]:
    """The junior posts below each by job, the most frequent first."""
    rows = _juniors(group, ids).order_by().values_list(group, "title").annotate(number=Sum("posts"))
    found: dict[int, list[JuniorPosts]] = defaultdict(list)
    for key, title, number in sorted(rows, key=lambda row: (-row[2], row[1])):
        if len(found[key]) < JUNIORS_SHOWN:
            found[key].append(JuniorPosts(title, number))
    return found


def _juniors(group: str, ids: Collection[int]) -> "QuerySet[Headcount]":
    """Junior posts below these seats, or in these departments and below no seat."""
    rows = Headcount.objects.filter(**{f"{group}__in": ids})
    return rows.filter(reports_to=None) if group == "department" else rows
