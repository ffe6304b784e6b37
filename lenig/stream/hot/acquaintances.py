"""Colleagues whom somebody may want to know: from shared skills and from the same department.

Budget: five queries, for a fragment that is made at most once a minute.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count
from django.utils import timezone

from lenig.access.viewer import Viewer
from lenig.people.models import Expertise, Person, Position
from lenig.stream.models import Follow, Source

#: How many of each sort are weighed.
WEIGHED = 30
#: How long somebody is new.
NEW = timedelta(days=30)


@dataclass(frozen=True)
class Acquaintance:
    """Somebody to know, and why: how many topics both know of, or that they work in one department."""

    person: Person
    shared: int
    department: str


def people_to_know(viewer: Viewer, *, limit: int) -> list[Acquaintance]:
    """Colleagues not followed yet, the most akin first."""
    if not viewer.is_at_work:
        return []
    known = _known(viewer)
    shared, near = _by_expertise(viewer, known), _by_department(viewer, known)
    # A shared department weighs as much as two shared topics.
    weights = Counter(shared) + Counter(dict.fromkeys(near, 2))
    chosen = [pk for pk, _ in weights.most_common(limit * 2)]
    people = Person.colleagues.visible_to(viewer).select_related("photo").in_bulk(chosen)
    return [
        Acquaintance(people[pk], shared.get(pk, 0), near.get(pk, ""))
        for pk in chosen
        if pk in people
    ][:limit]


def _known(viewer: Viewer) -> set[int]:
    """Whom the viewer follows or mutes already, and the viewer."""
    sources = Source.objects.visible_to(viewer).filter(kind=Source.Kind.PERSON)
    follows = Follow.objects.filter(person=viewer.me).values("source_id")
    return {viewer.me.pk, *sources.filter(pk__in=follows).values_list("person_id", flat=True)}


def _by_expertise(viewer: Viewer, known: Collection[int]) -> dict[int, int]:
    mine = Expertise.objects.filter(person=viewer.me).values("slug")
    rows = Expertise.objects.open_to_everyone().filter(slug__in=mine)
    rows = rows.exclude(person_id__in=known)
    counts = rows.order_by().values("person_id").annotate(count=Count("slug", distinct=True))
    return dict(counts.order_by("-count", "person_id").values_list("person_id", "count")[:WEIGHED])


def _by_department(viewer: Viewer, known: Collection[int]) -> dict[int, str]:
    mine = Position.objects.filter(person=viewer.me).values("department_id")
    rows = Position.objects.filter(department__in=mine, person__isnull=False)
    rows = rows.exclude(person_id__in=known).order_by("-is_head", "pk")
    return dict(rows.values_list("person_id", "department__name")[:WEIGHED])


def newcomers(viewer: Viewer, *, limit: int) -> list[Person]:
    """Colleagues who started in the last month and say so, the newest first: one query."""
    if not viewer.is_at_work:
        return []
    today = timezone.localdate()
    people = Person.colleagues.visible_to(viewer).telling("starts_on")
    people = people.filter(starts_on__lte=today, starts_on__gt=today - NEW)
    newest = people.exclude(pk=viewer.me.pk).order_by("-starts_on", "-pk")
    return list(newest.select_related("photo")[:limit])
