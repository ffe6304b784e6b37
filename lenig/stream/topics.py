"""Topics come into being by being used: the words of a text, as topics."""

from collections.abc import Iterable

from lenig.access.models import EVERYONE
from lenig.access.scope import every_row
from lenig.stream.models import Source, Synonym, Topic
from lenig.toolkit.handles import new_handle


def topics_for(slugs: Iterable[str]) -> dict[str, Topic]:
    """The topic of each slug: found by its word or by a synonym, or made now.

    A topic that exists only in places the writer cannot see is simply used
    again: nothing shows that it was there, since its word is the slug itself.
    """
    wanted = list(dict.fromkeys(slugs))
    if not wanted:
        return {}
    with every_row(because="a topic is one for all who use its word, seen or unseen"):
        found = {
            topic.slug: topic for topic in Topic.objects.filter(slug__in=wanted, merged_into=None)
        }
        synonyms = Synonym.objects.filter(slug__in=wanted).select_related("topic")
        found |= {synonym.slug: synonym.topic for synonym in synonyms}
        for slug in wanted:
            if slug not in found:
                found[slug] = _make(slug)
    return found


def _make(slug: str) -> Topic:
    handle = new_handle()
    source = Source.objects.create(
        kind=Source.Kind.TOPIC,
        handle=handle,
        title=f"#{slug}",
        audience_id=EVERYONE,
        known_to_id=EVERYONE,
    )
    return Topic.objects.create(handle=handle, slug=slug, word=slug, source=source)
