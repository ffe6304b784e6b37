"""Marking notices as read."""

from django.db import transaction
from django.utils import timezone

from lenig.access.viewer import Viewer
from lenig.notifications.models import Notice


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


def anything_waits(viewer: Viewer) -> bool:
    """Whether the bell has a dot: one probe of a partial index."""
    return Notice.objects.of(viewer).unread().exists()
