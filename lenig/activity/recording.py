"""Writing down what happened, and telling who wants to know."""

from typing import TYPE_CHECKING, Protocol, cast

from django.db import models, transaction
from django.dispatch import Signal

from lenig.activity.models import Activity, Verb
from lenig.activity.tasks import work_out

if TYPE_CHECKING:
    from lenig.people.models import Person

#: The single signal between rooms. Sent after commit, with `activity`.
activity_recorded = Signal()


class HasAudience(Protocol):
    @property
    def audience_id(self) -> int: ...


def record(
    actor: "Person", verb: Verb, object: models.Model, target: models.Model | None = None
) -> Activity:
    """Write down that `actor` did `verb` to `object`, with the change itself.

    The object knows its audience: what happened to it is for who may read it.
    The consequences (notices, text index, roll-ups) are a task that commits
    together with the change, so that a crash loses neither without the other.
    """
    with transaction.atomic():
        activity = Activity.objects.create(
            actor=actor,
            verb=verb,
            object_type=object._meta.label_lower,
            object_id=object.pk,
            target_type=target._meta.label_lower if target else "",
            target_id=target.pk if target else None,
            audience_id=cast(HasAudience, object).audience_id,
        )
        work_out.enqueue(activity.pk)
        transaction.on_commit(lambda: _tell(activity))
    return activity


def _tell(activity: Activity) -> None:
    activity_recorded.send_robust(sender=Activity, activity=activity)
