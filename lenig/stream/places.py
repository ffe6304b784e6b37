"""Where somebody can share something, and who will see it there."""

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import blake2b

from django.core.cache import caches
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lenig.access.models import EVERYONE, AudienceMembership
from lenig.access.viewer import Because, Viewer
from lenig.stream.models import Source

#: Seconds for which choices and numbers of readers are remembered.
KEPT = 60


@dataclass(frozen=True)
class Place:
    """A place to choose, and in words who sees what is shared there. Everyone has no handle."""

    handle: str
    title: str
    sentence: str


def places_of(viewer: Viewer) -> QuerySet[Source]:
    """The places where the viewer takes part and may share."""
    return Source.objects.visible_to(viewer).filter(
        members_id__in=list(viewer.roles), is_read_only=False
    )


def place_named(viewer: Viewer, handle: str) -> Source | None:
    """The place with this handle, when the viewer may share there."""
    return places_of(viewer).filter(handle=handle).first()


def choices_for(viewer: Viewer) -> list[Place]:
    """What the composer offers: everyone first, for who is at work. Two queries a minute at most.

    Kept by what the viewer takes part in, so that a new membership shows at once;
    what is chosen is checked again when it is sent.
    """
    name = f"places:{standing(viewer)}"
    kept: list[Place] | None = caches["fragments"].get(name)
    if kept is None:
        kept = _choices(viewer)
        caches["fragments"].set(name, kept, KEPT)
    return kept


def standing(viewer: Viewer) -> str:
    """Names what may be kept for a viewer: who they are, what they may read, where they take part.

    Whoever loses a right stands otherwise from that moment, and is shown nothing kept before.
    """
    rights = sorted((audience, viewer.roles.get(audience, "")) for audience in viewer.audience_ids)
    words = ",".join(f"{audience}{role}" for audience, role in rights)
    # In short, since some caches take no names over 250 characters.
    digest = blake2b(words.encode(), digest_size=16).hexdigest()
    return f"{viewer.me.pk}:{get_language()}:{digest}"


def _choices(viewer: Viewer) -> list[Place]:
    places: list[Source | None] = [
        *([None] if viewer.is_at_work else []),
        *places_of(viewer).order_by("title", "pk"),
    ]
    counts = readers_of_each({_audience_of(place) for place in places})
    return [
        Place(
            place.handle if place else "",
            place.title if place else _("Everyone"),
            _in_words(place, counts[_audience_of(place)]),
        )
        for place in places
    ]


def audience_in_words(place: Source | None) -> str:
    """Who will see it: "Visible to 62 colleagues in Youth care"."""
    audience_id = _audience_of(place)
    return _in_words(place, readers_of(audience_id))


def _audience_of(place: Source | None) -> int:
    return place.audience_id if place else EVERYONE


def _in_words(place: Source | None, count: int) -> str:
    if place is None:
        return _("Visible to all %(count)d colleagues") % {"count": count}
    words = {"count": count, "place": place.title}
    if place.audience_id == EVERYONE:
        return _("Visible to all %(count)d colleagues, in %(place)s") % words
    return (
        ngettext(
            "Visible to %(count)d colleague in %(place)s",
            "Visible to %(count)d colleagues in %(place)s",
            count,
        )
        % words
    )


def readers_of(audience_id: int) -> int:
    """How many people may read what is shared with this audience."""
    return readers_of_each({audience_id})[audience_id]


def readers_of_each(audience_ids: Collection[int]) -> dict[int, int]:
    """How many may read what is shared with each of these audiences: one query a minute at most."""
    names = {audience_id: f"readers:{audience_id}" for audience_id in audience_ids}
    kept = caches["fragments"].get_many(names.values())
    if missing := [each for each, name in names.items() if name not in kept]:
        fresh = {names[each]: count for each, count in _count(missing).items()}
        caches["fragments"].set_many(fresh, KEPT)
        kept |= fresh
    return {each: kept[name] for each, name in names.items()}


def _count(audience_ids: Collection[int]) -> dict[int, int]:
    """Everybody who works here now and belongs to it, other than by an elevation."""
    today = timezone.localdate()
    rows = AudienceMembership.objects.in_force().filter(
        Q(person__ends_on=None) | Q(person__ends_on__gte=today),
        person__is_active=True,
        audience_id__in=audience_ids,
        because__in=[Because.AT_WORK, Because.MEMBER],
    )
    counts = rows.order_by().values("audience_id").annotate(count=Count("person", distinct=True))
    return dict.fromkeys(audience_ids, 0) | dict(counts.values_list("audience_id", "count"))
