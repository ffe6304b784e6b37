"""Under which sources a post is listed, and so in whose timeline it can appear."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Prefetch

from lenig.access.models import EVERYONE
from lenig.access.scope import every_row
from lenig.people.models import Department, Person, Position
from lenig.stream.models import Post, PostSource, PostTopic, Source, State
from lenig.stream.sources import (
    source_of_person,
    sources_of_departments,
    sources_of_people,
)


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


def list_all_under_sources(posts: Sequence[Post]) -> None:
    """List these posts, which everyone at work may read, as `list_under_sources` does. Safe to repeat.

    For hundreds at a time: what it asks depends on how many authors and
    departments there are, not on how many posts.
    """
    live = [post for post in posts if post.state == State.LIVE]
    by_author = _sources_by_author({post.author_id for post in live})
    by_post = _topics_by_post(live)
    rows = [
        PostSource(
            source_id=source,
            post_id=post.pk,
            audience_id=post.audience_id,
            is_highlight=post.is_highlight,
        )
        for post in live
        for source in sorted(_place_of(post) | by_author[post.author_id] | by_post[post.pk])
    ]
    PostSource.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


def unlist(post: Post) -> None:
    """Take a post out of every timeline: it was withdrawn or hidden."""
    PostSource._base_manager.filter(post_id=post.pk).delete()


def _sources_of(post: Post) -> set[int]:
    place = _place_of(post)
    if post.audience_id != EVERYONE:
        return place
    author = {source_of_person(post.author).pk}
    departments = set(sources_of_departments(departments_of(post.author)).values())
    with every_row(because="the topics of a post that is being listed"):
        topics = set(PostTopic.objects.filter(post=post).values_list("topic__source_id", flat=True))
    return place | author | departments | topics


def _place_of(post: Post) -> set[int]:
    return {post.place_id} if post.place_id else set()


def departments_of(person: Person) -> Iterable[Department]:
    """The departments somebody works in, with those above: who follows a domain sees its teams."""
    return _with_those_above(person.positions.select_related("department__parent__parent__parent"))


def _with_those_above(positions: Iterable[Position]) -> Iterable[Department]:
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


def _sources_by_author(author_ids: set[int]) -> dict[int, set[int]]:
    """The author's own source and those of the departments, for each author."""
    people = Person.objects.filter(pk__in=author_ids).prefetch_related(
        Prefetch(
            "positions",
            Position.objects.select_related("department__parent__parent__parent"),
        )
    )
    works_in = {each.pk: list(_with_those_above(each.positions.all())) for each in people}
    departments = {each.pk: each for several in works_in.values() for each in several}
    by_department = sources_of_departments(departments.values())
    return {
        person: {own, *(by_department[each.pk] for each in works_in[person])}
        for person, own in sources_of_people(people).items()
    }


def _topics_by_post(posts: Sequence[Post]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    with every_row(because="the topics of posts that are being listed"):
        entries = PostTopic.objects.filter(post__in=[post.pk for post in posts])
        for post_id, source_id in entries.values_list("post_id", "topic__source_id"):
            found[post_id].add(source_id)
    return found
