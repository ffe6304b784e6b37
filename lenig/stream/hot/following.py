"""Who follows what: levels, counts and lists. Each function is one query."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet

from lenig.access.viewer import Viewer
from lenig.people.models import Person
from lenig.stream.models import Follow, Level, Source


def levels_of(viewer: Viewer, handles: Iterable[str]) -> dict[str, str]:
    """At which level the viewer follows the sources with these handles; what is not followed is left out."""
    rows = Follow.objects.filter(person=viewer.me, source__handle__in=list(handles))
    return dict(rows.values_list("source__handle", "level"))


def followers_of(source: Source, viewer: Viewer) -> "QuerySet[Person]":
    """The colleagues who follow this source, by name. Who mutes it does not follow it."""
    follows = Follow.objects.filter(source=source).exclude(level=Level.MUTED)
    people: QuerySet[Person] = Person.colleagues.visible_to(viewer)
    return people.filter(pk__in=follows.values("person_id")).order_by("sort_name", "pk")


def followed_by(person: Person, viewer: Viewer) -> "QuerySet[Source]":
    """What somebody follows, where the viewer may read along. What they mute is theirs alone.

    Everybody may know that a closed group is there; that somebody follows it says that
    they are in it, which is for its members.
    """
    follows = Follow.objects.filter(person=person).exclude(level=Level.MUTED)
    sources = Source.objects.visible_to(viewer).filter(
        pk__in=follows.values("source_id"), audience_id__in=viewer.audience_ids
    )
    return sources.select_related("person").order_by("kind", "title", "pk")


def number_of_followers(sources: Iterable[Source]) -> dict[int, int]:
    """How many follow each of these sources, by id."""
    rows = Follow.objects.filter(source__in=[source.pk for source in sources])
    counts = rows.exclude(level=Level.MUTED).values("source_id").annotate(count=Count("person_id"))
    return dict(counts.values_list("source_id", "count"))
