"""Which activities reach whom: declared by each app in `notices.py`, read by `notifications`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Noticed:
    """A sort of notice: what happened, who should hear of it, and how it is said.

    Nothing of the object is stored with a notice but its id. `load` fetches
    the objects for who looks, at the moment of looking: what a person may not
    read any more is not in its answer, and the notice is not shown.

        declare(Noticed(
            name="mentioned", kind="mention", object_type="stream.post",
            applies=lambda activity: activity.verb == Verb.CREATE and …,
            recipients=lambda activity: ids of people,
            load=lambda viewer, ids: Post.objects.visible_to(viewer).in_bulk(ids),
            sentence=lambda actor, post: _("%(name)s mentioned you in “%(post)s”.") % {…},
            address=lambda post: post.get_absolute_url(),
        ))
    """

    name: str
    #: mention, reply, thread, followed, must-read, event, message or moderation.
    kind: str
    #: The label of the model that the activity's object is: "stream.post".
    object_type: str
    #: Whether this activity is of this sort; called for activities on `object_type` alone.
    applies: Callable[[Any], bool]
    #: Ids of the people who should hear of it; the actor never does.
    recipients: Callable[[Any], Iterable[int]]
    #: The objects with these ids that this viewer may read, by id: one query.
    load: Callable[[Any, Sequence[int]], dict[int, Any]]
    #: The notice in one translated sentence, from the actor's name and the object.
    sentence: Callable[[str, Any], str]
    #: Where it leads.
    address: Callable[[Any], str]
    icon: str = "bell"


_declared: dict[str, Noticed] = {}


def declare(noticed: Noticed) -> Noticed:
    """Make this sort of notice known."""
    _declared[noticed.name] = noticed
    return noticed


def declared() -> tuple[Noticed, ...]:
    """Every sort of notice, in the order of declaration."""
    return tuple(_declared.values())


def named(name: str) -> Noticed | None:
    """The declaration with this name; None when the app that made it is gone."""
    return _declared.get(name)
