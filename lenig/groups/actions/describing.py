"""What a group says of itself: name, purpose, welcome, cover; and how a project goes."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.files.actions.using import claim, let_go
from lenig.files.models import StoredFile
from lenig.groups.models import Goal, Group, Light, Membership, StatusReport

COVER = "group cover"


@transaction.atomic
def describe(group: Group, *, viewer: Viewer, **fields: Any) -> None:
    """Leave the group with these words and settings. The visibility changes elsewhere."""
    group = Group.objects.locked(group)
    for name, value in fields.items():
        setattr(group, name, value)
    group.save()
    if group.source.title != group.name:
        group.source.title = group.name
        group.source.save(update_fields=["title"])
    record(viewer.me, Verb.UPDATE, group)


@transaction.atomic
def set_cover(group: Group, file: StoredFile | None, *, viewer: Viewer) -> None:
    """Put this upload of the viewer above the group; None takes the picture away. Safe to repeat."""
    group = Group.objects.locked(group)
    before = group.cover
    if before == file:
        return
    if file is not None:
        claim([file], owner=viewer.me, purpose=COVER)
    group.cover = file
    group.save(update_fields=["cover"])
    if before is not None:
        let_go(before)


@transaction.atomic
def put_welcome_away(membership: Membership) -> None:
    """The member has read the welcome and chosen what to hear. Safe to repeat."""
    with every_row(because="the viewer's own membership"):
        Membership.objects.filter(pk=membership.pk, welcomed_at=None).update(
            welcomed_at=timezone.now()
        )


@transaction.atomic
def report_status(group: Group, *, viewer: Viewer, light: Light, sentence: str) -> StatusReport:
    """Say how the project goes; what was said before stays to be read."""
    report = StatusReport.objects.create(group=group, light=light, sentence=sentence, by=viewer.me)
    record(viewer.me, Verb.UPDATE, group)
    return report


@transaction.atomic
def set_goal(
    group: Group, *, text: str, due: date | None, progress: int, goal: Goal | None = None
) -> Goal:
    """Leave the project with this goal: a new one, or this one with these words and numbers."""
    goal = goal or Goal(group=group)
    goal.text, goal.due, goal.progress = text, due, progress
    if progress < 100:
        goal.done_on = None
    elif goal.done_on is None:
        goal.done_on = timezone.localdate()
    goal.save()
    return goal


@transaction.atomic
def remove_goal(goal: Goal) -> None:
    """Take a goal away. Safe to repeat."""
    with every_row(because="a goal that was found for its viewer"):
        Goal.objects.filter(pk=goal.pk).delete()
