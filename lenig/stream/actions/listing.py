"""Under which sources a post is listed, and so in whose timeline it can appear."""

from collections.abc import Iterable

from lenig.access.models import EVERYONE
from lenig.access.scope import every_row
from lenig.people.models import Department, Person
from lenig.stream.models import Post, PostSource, PostTopic, Source
from lenig.stream.sources import source_of_department, source_of_person


def list_under_sources(post: Post) -> None:
    """List a live post where its readers may follow it. Safe to repeat.

    A post that not everyone at work may read stands only under the source of
    its audience: under its author it would make every follower's merge walk
    over a row that it may not show.
    """
    rows = [
        PostSource(
            source_id=source,
            post_id=post.pk,
            audience_id=post.audience_id,
            is_highlight=post.is_highlight,
        )
        for source in sorted(_sources_of(post))
    ]
    PostSource.objects.bulk_create(rows, ignore_conflicts=True)


def unlist(post: Post) -> None:
    """Take a post out of every timeline: it was withdrawn or hidden."""
    PostSource._base_manager.filter(post_id=post.pk).delete()


def _sources_of(post: Post) -> set[int]:
    place = {post.place_id} if post.place_id else set()
    if post.audience_id != EVERYONE:
        return place
    author = {source_of_person(post.author).pk}
    departments = {source_of_department(each).pk for each in departments_of(post.author)}
    with every_row(because="the topics of a post that is being listed"):
        topics = set(PostTopic.objects.filter(post=post).values_list("topic__source_id", flat=True))
    return place | author | departments | topics


def departments_of(person: Person) -> Iterable[Department]:
    """The departments somebody works in, with those above: who follows a domain sees its teams."""
    positions = person.positions.select_related("department__parent__parent__parent")
    found: dict[int, Department] = {}
    for position in positions:
        department = position.department
        while department and department.pk not in found:
            found[department.pk] = department
            department = department.parent
    return found.values()


def sources_with(post: Post) -> list[Source]:
    """The sources under which a post is listed now."""
    with every_row(because="the sources of one post that was found for its viewer"):
        return list(Source.objects.filter(entries__post=post))
