"""Takes away what a measure wrote, so that the next run finds the same organisation."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import models, transaction
from django.db.models import Count
from django_tasks_db.models import DBTaskResult

from bench.keeping import Place
from bench.waiting import until
from lenig.access.scope import every_row
from lenig.activity.models import Activity
from lenig.notifications.models import Notice
from lenig.stream.models import Comment, Post, Submission
from lenig.toolkit.moments import moment_id

#: In this order: what hangs on others first.
_MODELS: list[type[models.Model]] = [Notice, Activity, Comment, Post]


@contextmanager
def tidied(place: Place) -> Iterator[None]:
    """Whatever was shared and said inside this block is gone after it.

    From when on stands in a file, so that a run which was stopped is tidied by the next.
    """
    _mark(place).write_text(str(moment_id()))
    yield
    until(lambda: not DBTaskResult.objects.ready().exists(), seconds=120)
    tidy(place)


def tidy(place: Place) -> None:
    """Take back what a measure wrote, also one that was stopped in the middle of it."""
    if _mark(place).exists():
        with every_row(because="the benchmark takes back what it wrote"):
            _take_back(int(_mark(place).read_text()))
        _mark(place).unlink()


def _mark(place: Place) -> Path:
    return place.folder / "written-since"


@transaction.atomic
def _take_back(mark: int) -> None:
    touched = set(Comment.objects.filter(pk__gt=mark).values_list("post", flat=True))
    for model in _MODELS:
        model._base_manager.filter(pk__gt=mark).delete()
    Submission.objects.all().delete()
    _count_again(touched)


def _count_again(posts: set[int]) -> None:
    left = Comment.objects.filter(post__in=posts).values("post").annotate(count=Count("pk"))
    counts = dict(left.values_list("post", "count"))
    for pk in posts:
        Post._base_manager.filter(pk=pk).update(comment_count=counts.get(pk, 0))
