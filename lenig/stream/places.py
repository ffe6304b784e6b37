"""Where somebody can share something, and who will see it there."""

from django.core.cache import caches
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lenig.access.models import EVERYONE, AudienceMembership
from lenig.access.viewer import Because, Viewer
from lenig.people.models import Person
from lenig.stream.models import Source

#: Seconds for which a number of readers is remembered.
KEPT = 60


def places_of(viewer: Viewer) -> list[Source]:
    """The places where the viewer takes part and may share, by name: one query."""
    places = Source.objects.visible_to(viewer).filter(
        members_id__in=list(viewer.roles), is_read_only=False
    )
    return list(places.order_by("title"))


def readers_of(audience_id: int) -> int:
    """How many people may read what is shared with this audience: one query a minute at most."""
    name = f"readers:{audience_id}"
    kept: int | None = caches["fragments"].get(name)
    if kept is None:
        kept = _count(audience_id)
        caches["fragments"].set(name, kept, KEPT)
    return kept


def _count(audience_id: int) -> int:
    members = AudienceMembership.objects.in_force().filter(
        audience_id=audience_id, because__in=[Because.AT_WORK, Because.MEMBER]
    )
    return Person.objects.active().filter(pk__in=members.values("person")).count()


def audience_in_words(place: Source | None) -> str:
    """Who will see it: "Visible to 62 colleagues in Youth care"."""
    audience_id = place.audience_id if place else EVERYONE
    count = readers_of(audience_id)
    if place is None:
        return _("Visible to all %(count)d colleagues") % {"count": count}
    words = {"count": count, "place": place.title}
    if audience_id == EVERYONE:
        return _("Visible to all %(count)d colleagues, in %(place)s") % words
    return (
        ngettext(
            "Visible to %(count)d colleague in %(place)s",
            "Visible to %(count)d colleagues in %(place)s",
            count,
        )
        % words
    )
