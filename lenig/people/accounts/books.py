"""The books of people as administrators read them: who works here, who left, who was asked in."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from lenig.people.models import Invitation, Person
from lenig.people.ways_in import people_with_a_way_in
from lenig.toolkit.text import fold

STATES = ("active", "left")


def people_in(state: str, *, q: str = "", role: str = "") -> QuerySet[Person]:
    """People by name, each with `has_way_in`. Whoever only wrote something imported is left out."""
    rows = Person.objects.filter(is_placeholder=False).annotate(
        has_way_in=Exists(people_with_a_way_in().filter(pk=OuterRef("pk")))
    )
    works_here = Q(ends_on=None) | Q(ends_on__gte=timezone.localdate())
    works_here &= Q(is_active=True)
    rows = rows.exclude(works_here) if state == "left" else rows.filter(works_here)
    for word in fold(q).split()[:6]:
        rows = rows.filter(Q(search_name__contains=word) | Q(email__contains=word))
    return (rows.filter(role=role) if role else rows).order_by("sort_name", "pk")


def invitations_open(*, q: str = "", role: str = "") -> QuerySet[Invitation]:
    """Who was asked in and has not come yet, newest first."""
    rows = Invitation.objects.open().select_related("invited_by")
    if q:
        rows = rows.filter(Q(email__icontains=q) | Q(name__icontains=q))
    return (rows.filter(role=role) if role else rows).order_by("-made_at", "-pk")
