"""Marking notices as read."""

from django.db import transaction
from django.utils import timezone

from lenig.access.viewer import Viewer
from lenig.notifications.models import Notice
from lenig.notifications.waiting import lines_of
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


@transaction.atomic
def put_hidden_away(person: Person) -> None:
    """Let the dot go out for what somebody was told and may not read any more. Safe to repeat."""
    waiting = Notice.objects.filter(person=person).unread().select_related("actor")
    unread = list(waiting.order_by("-pk")[:MOST_PUT_AWAY])
    shown = {line.notice.pk for line in lines_of(unread, Viewer.of(person))}
    hidden = [notice.pk for notice in unread if notice.pk not in shown]
    Notice.objects.filter(pk__in=hidden).update(read=timezone.now())


def anything_waits(viewer: Viewer) -> bool:
    """Whether the bell has a dot: one probe of a partial index."""
    return Notice.objects.of(viewer).unread().exists()
