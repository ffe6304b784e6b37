"""Putting a group away to be read only, and bringing it back."""

from django.db import transaction
from django.utils import timezone

from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.groups.actions.writing_stop import set_read_only
from lenig.groups.models import Group


@transaction.atomic
def archive(group: Group, *, viewer: Viewer) -> None:
    """Let the group be read and no longer written. Safe to repeat."""
    group = Group.objects.locked(group)
    if group.is_archived:
        return
    group.archived_at = timezone.now()
    group.save(update_fields=["archived_at"])
    set_read_only(group)
    record(viewer.me, Verb.REMOVE, group)


@transaction.atomic
def restore_group(group: Group, *, viewer: Viewer) -> None:
    """Let people write in the group again. Safe to repeat."""
    group = Group.objects.locked(group)
    if not group.is_archived:
        return
    group.archived_at = None
    group.save(update_fields=["archived_at"])
    set_read_only(group)
    record(viewer.me, Verb.UNDO, group)
