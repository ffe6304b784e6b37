"""Marking notices as read."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from lenig.access.viewer import Viewer
from lenig.notifications.models import Notice
from lenig.notifications.waiting import left_out, lines_of
from lenig.people.models import Person

#: Who has more than this unread has a dot for other reasons.
MOST_PUT_AWAY = 500


@transaction.atomic
def mark_read(viewer: Viewer, handle: str) -> bool:
    """Mark one notice of the viewer as read; False when there is no such notice. Safe to repeat."""
    mine = Notice.objects.of(viewer).filter(handle=handle)
    mine.unread().update(read=timezone.now())
    return mine.exists()


@transaction.atomic
def mark_all_read(viewer: Viewer) -> None:
    """Mark everything that waits for the viewer as read. Safe to repeat."""
    Notice.objects.of(viewer).unread().update(read=timezone.now())


def put_hidden_away(person: Person) -> None:
    """Let the dot go out for what somebody was told and is no longer shown. Safe to repeat."""
    waiting = Notice.objects.filter(person=person).unread().select_related("actor")
    unread = list(waiting.order_by("-pk")[:MOST_PUT_AWAY])
    put_away(left_out(unread, lines_of(unread, Viewer.of(person))))


def put_away(notices: Sequence[int]) -> None:
    """Mark these notices as read; nothing is written where there is none. Safe to repeat."""
    if notices:
        with transaction.atomic():
            Notice.objects.filter(pk__in=notices).update(read=timezone.now())


def anything_waits(viewer: Viewer) -> bool:
    """Whether the bell has a dot: one probe of a partial index."""
    return Notice.objects.of(viewer).unread().exists()
