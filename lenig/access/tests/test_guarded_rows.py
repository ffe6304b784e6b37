"""A guarded row cannot be read before it is known who looks."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet

from lenig.access.scope import UnscopedRead, every_row
from lenig.access.viewer import Viewer
from lenig.people.models import Person
from lenig.stream.actions.keeping import bookmark
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.models import Bookmark, Comment, Post, Topic
from tests.cast import Cast

Read = Callable[[QuerySet[Post]], Any]

READS: dict[str, Read] = {
    "iteration": list,
    "length": len,
    "truth": bool,
    "repr": repr,
    "index": lambda rows: rows[0],
    "slice": lambda rows: list(rows[:1]),
    "get": lambda rows: rows.get(),
    "first": lambda rows: rows.first(),
    "last": lambda rows: rows.order_by("pk").last(),
    "earliest": lambda rows: rows.earliest("pk"),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "contains": lambda rows: rows.contains(Post(pk=1)),
    "aggregate": lambda rows: rows.aggregate(Count("pk")),
    "annotate": lambda rows: list(rows.annotate(n=Count("comments"))),
    "values": lambda rows: list(rows.values("content")),
    "values_list": lambda rows: list(rows.values_list("content")),
    "dates": lambda rows: list(rows.datetimes("state_since", "day")),
    "in_bulk": lambda rows: rows.in_bulk(),
    "iterator": lambda rows: list(rows.iterator()),
    "explain": lambda rows: rows.explain(),
    "union": lambda rows: list(rows.union(rows)),
    "union with scoped": lambda rows: list(Post.objects.none().union(rows)),
    "or": lambda rows: list(Post.objects.none() | rows),
    "and": lambda rows: list(rows & Post.objects.none()),
    "update": lambda rows: rows.update(content=""),
    "delete": lambda rows: rows.delete(),
    "raw": lambda rows: list(rows.raw("SELECT * FROM stream_post")),
    "subquery": lambda rows: list(Bookmark.objects.filter(post__in=rows)),
    "get_or_create": lambda rows: rows.get_or_create(handle="0" * 20),
}
SCOPED_ONLY = {"raw", "get_or_create", "union with scoped", "dates"}


@pytest.fixture
def post(cast: Cast) -> Post:
    return publish(NewPost(kind="update", content="Hallo"), viewer=cast.viewer("anouk"))


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_no_read_and_no_write_without_a_viewer(post: Post, read: Read) -> None:
    with pytest.raises(UnscopedRead):
        read(Post.objects.all())


@pytest.mark.parametrize(
    "read", [read for name, read in READS.items() if name not in SCOPED_ONLY and name != "delete"]
)
def test_the_same_with_a_viewer(cast: Cast, post: Post, read: Read) -> None:
    read(Post.objects.visible_to(cast.viewer("bram")))


def test_everything_that_filters_keeps_the_viewer(cast: Cast, post: Post) -> None:
    rows = Post.objects.visible_to(cast.viewer("bram"))

    assert list(rows.filter(kind="update").exclude(title="x").order_by("pk").distinct()) == [post]


def test_what_belongs_to_an_object_is_guarded_too(cast: Cast, post: Post) -> None:
    with pytest.raises(UnscopedRead):
        list(post.comments.all())
    with pytest.raises(UnscopedRead):
        list(Post.objects.visible_to(cast.viewer("bram")).prefetch_related("comments"))

    comments = Comment.objects.visible_to(cast.viewer("bram"))
    rows = Post.objects.visible_to(cast.viewer("bram"))
    assert list(rows.prefetch_related(Prefetch("comments", comments))) == [post]


def test_a_key_that_may_cross_raises_until_it_is_prefetched(cast: Cast, post: Post) -> None:
    bookmark(post, viewer=cast.viewer("bram"))

    with pytest.raises(UnscopedRead):
        _ = Bookmark.objects.get().post
    with pytest.raises(UnscopedRead):
        list(Bookmark.objects.prefetch_related("post"))
    visible = Prefetch("post", Post.objects.visible_to(cast.viewer("bram")))
    assert Bookmark.objects.prefetch_related(visible).get().post == post


def test_a_key_to_what_one_may_not_see_reads_as_nothing(cast: Cast) -> None:
    post = publish(
        NewPost(kind="update", content="Onder ons", place=cast.c.source),
        viewer=cast.viewer("anouk"),
    )
    bookmark(post, viewer=cast.viewer("bram"))

    visible = Prefetch("post", Post.objects.visible_to(cast.viewer("bram")))

    assert Bookmark.objects.prefetch_related(visible).get().post is None


def test_maintenance_says_why(post: Post) -> None:
    with every_row(because="a test counts"):
        assert Post.objects.count() == 1
    assert Post.objects.every_row(because="a test counts").count() == 1

    with pytest.raises(ValueError, match="reason"), every_row(because=""):
        pass


def test_the_reason_ends_with_its_block(post: Post) -> None:
    with every_row(because="a test counts"):
        pass

    with pytest.raises(UnscopedRead):
        Post.objects.count()


def test_nobody_reads_nothing(post: Post) -> None:
    assert not Post.objects.visible_to(Viewer.nobody())
    assert not Person.colleagues.visible_to(Viewer.nobody())
    assert not Topic.objects.visible_to(Viewer.nobody())


def test_a_person_who_left_reads_nothing(cast: Cast, post: Post) -> None:
    cast.bram.is_active = False

    assert not Post.objects.visible_to(Viewer.of(cast.bram))
    assert Post.objects.visible_to(cast.viewer("esra"))


def test_a_condition_on_guarded_rows_needs_a_viewer(cast: Cast, post: Post) -> None:
    about = Post.objects.visible_to(cast.viewer("bram")).filter(author=OuterRef("pk"))

    assert list(Person.objects.filter(Exists(about))) == [cast.anouk]
