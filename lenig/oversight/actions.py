"""Opening a place for an administrator, and closing it before the hour is over."""

from django.db import transaction
from django.utils import timezone

from lenig.access.auditing import audit
from lenig.access.models import AudienceMembership
from lenig.access.scope import every_row
from lenig.access.viewer import Because, Role, Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.oversight.models import LASTS, Elevation


@transaction.atomic
def elevate(viewer: Viewer, audience_id: int, *, reason: str) -> Elevation:
    """Let the viewer read along there for an hour; the owners are told, with the reason.

    Asking again while it lasts begins a new hour with a new reason.
    """
    until = timezone.now() + LASTS
    AudienceMembership.objects.update_or_create(
        person=viewer.me,
        audience_id=audience_id,
        because=Because.ELEVATION,
        defaults={"role": Role.READER, "until": until},
    )
    elevation = Elevation.objects.create(
        person=viewer.me, audience_id=audience_id, reason=reason, until=until
    )
    _write_down(viewer, "elevate", elevation)
    record(viewer.me, Verb.ADD, elevation)
    return elevation


@transaction.atomic
def end_elevation(elevation: Elevation, *, viewer: Viewer) -> None:
    """Close the place again, now. Safe to repeat."""
    AudienceMembership.objects.filter(
        person_id=elevation.person_id,
        audience_id=elevation.audience_id,
        because=Because.ELEVATION,
    ).delete()
    with every_row(because="an elevation that ends, with every earlier one of the same right"):
        rows = Elevation.objects.filter(person=elevation.person_id, audience=elevation.audience_id)
        ended = rows.in_force().update(until=timezone.now())
    if ended:
        _write_down(viewer, "end elevation", elevation)


def _write_down(viewer: Viewer, action: str, elevation: Elevation) -> None:
    audit(
        viewer.me,
        action,
        f"elevation {elevation.handle}",
        reason=elevation.reason,
        audience_id=elevation.audience_id,
    )
