"""The owners of a place are told when an administrator reads along."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.template.defaultfilters import time
from django.utils import timezone
from django.utils.translation import gettext as _

from lenig.access.models import AudienceMembership
from lenig.access.scope import every_row
from lenig.access.viewer import Because, Role, Viewer
from lenig.activity.models import Activity, Verb
from lenig.contracts.notices import Noticed, declare
from lenig.oversight.models import Elevation
from lenig.oversight.places import describe


def _owners(activity: Activity) -> Iterable[int]:
    with every_row(because="whom to tell that somebody reads along"):
        rows = Elevation.objects.filter(pk=activity.object_id)
        audiences = list(rows.values_list("audience", flat=True))
    owners = AudienceMembership.objects.filter(
        audience__in=audiences,
        because=Because.MEMBER,
        role=Role.OWNER,
    )
    return list(owners.values_list("person_id", flat=True))


def _load(viewer: Viewer, ids: Sequence[int]) -> dict[int, Any]:
    """For owners, with the place: what an elevation opens is named only to who looks after it."""
    rows = Elevation.objects.visible_to(viewer)
    found = {
        pk: each for pk, each in rows.in_bulk(ids).items() if viewer.moderates(each.audience_id)
    }
    places = describe({each.audience_id for each in found.values()})
    for each in found.values():
        each.place = places.get(each.audience_id)
    return {pk: each for pk, each in found.items() if each.place}


def _sentence(actor: str, elevation: Elevation) -> str:
    return _("%(name)s reads along in %(place)s until %(time)s: “%(reason)s”") % {
        "name": actor,
        "place": elevation.place.title,
        "time": time(timezone.localtime(elevation.until), "H:i"),
        "reason": elevation.reason,
    }


declare(
    Noticed(
        name="elevation",
        kind="moderation",
        object_type="oversight.elevation",
        applies=lambda activity: activity.verb == Verb.ADD,
        recipients=_owners,
        load=_load,
        sentence=_sentence,
        address=lambda elevation: elevation.place.url,
        icon="eye",
    )
)
