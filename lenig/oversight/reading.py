"""Elevations as pages show them, with what was opened and how much was read."""

from collections.abc import Iterable

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from lenig.access.models import AuditEntry
from lenig.access.viewer import Viewer
from lenig.oversight.middleware import READ
from lenig.oversight.models import Elevation
from lenig.oversight.places import describe

MOST = 100


def all_elevations(viewer: Viewer) -> list[Elevation]:
    """Every elevation, newest first, for administrators: they see each other's.

    The name of a place stands only with those that are the viewer's own.
    """
    rows = Elevation.objects.every_row(because="administrators see who read along where, and why")
    found = list(_with_reads(rows))
    _name_places([each for each in found if each.person_id == viewer.me.pk])
    return found


def elevations_into(viewer: Viewer, audience_id: int) -> list[Elevation]:
    """Who read along in a place that the viewer looks after, newest first."""
    if not viewer.moderates(audience_id):
        return []
    return list(_with_reads(Elevation.objects.visible_to(viewer).filter(audience=audience_id)))


def _with_reads(rows: "QuerySet[Elevation]") -> "QuerySet[Elevation]":
    reads = AuditEntry.objects.filter(
        action=READ,
        actor=OuterRef("person"),
        audience=OuterRef("audience"),
        at__gte=OuterRef("since"),
        at__lte=OuterRef("until"),
    )
    counted = reads.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk"))
    number = Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), 0)
    return rows.select_related("person").annotate(reads=number).order_by("-since", "-pk")[:MOST]


def _name_places(elevations: Iterable[Elevation]) -> None:
    elevations = list(elevations)
    places = describe({each.audience_id for each in elevations})
    for each in elevations:
        each.place = places.get(each.audience_id)
