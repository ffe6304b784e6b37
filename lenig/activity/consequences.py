"""Who works out what follows from an activity: notices, indexes, roll-ups."""

from collections.abc import Callable

from lenig.activity.models import Activity

Consequence = Callable[[Activity], None]

_consequences: list[Consequence] = []


def follows_from_activity(consequence: Consequence) -> Consequence:
    """Call this function with each activity, in a task, at least once: it must be safe to repeat."""
    if consequence not in _consequences:
        _consequences.append(consequence)
    return consequence


def work_out_all(activity: Activity) -> None:
    for consequence in _consequences:
        consequence(activity)
