"""What waits for a viewer: notices with their words, made now from what may be read now.

Budget: one query for the notices and one for each sort among them.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lenig.access.viewer import Viewer
from lenig.contracts.notices import named
from lenig.notifications.models import Notice
from lenig.toolkit import cursor

PAGE_SIZE = 20


@dataclass(frozen=True)
class Line:
    """One notice as it is shown."""

    notice: Notice
    sentence: str
    address: str
    icon: str


@dataclass(frozen=True)
class WaitingPage:
    lines: list[Line]
    #: Where older notices are; empty on the last page.
    older_url: str = ""
    #: Unread notices of this page that are not shown: what they told of is gone.
    left_out: list[int] = field(default_factory=list)


def waiting_for(viewer: Viewer, *, after: str | None = None) -> WaitingPage:
    """A page of what concerns the viewer, newest first.

    A notice about something that the viewer may not read any more is left
    out, without a trace.
    """
    notices = Notice.objects.of(viewer).select_related("actor", "actor__photo").order_by("-pk")
    if (last := cursor.read(after)) is not None:
        notices = notices.filter(pk__lt=last)
    found = list(notices[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    older = f"?after={cursor.write(shown[-1].pk)}" if len(found) > PAGE_SIZE else ""
    lines = lines_of(shown, viewer)
    return WaitingPage(lines, older, left_out(shown, lines))


def left_out(notices: Iterable[Notice], lines: Iterable[Line]) -> list[int]:
    """The unread ones among these notices for which there is no line."""
    told = {line.notice.pk for line in lines}
    return [each.pk for each in notices if each.read is None and each.pk not in told]


def lines_of(notices: Iterable[Notice], viewer: Viewer) -> list[Line]:
    """These notices with their words, for what the viewer may read now."""
    notices = list(notices)
    objects = _objects_of(notices, viewer)
    lines = []
    for notice in notices:
        noticed, found = named(notice.sort), objects[notice.sort].get(notice.object_id)
        if noticed and found is not None:
            sentence = noticed.sentence(notice.actor.name, found)
            lines.append(Line(notice, sentence, noticed.address(found), noticed.icon))
    return lines


def _objects_of(notices: list[Notice], viewer: Viewer) -> dict[str, dict[int, Any]]:
    ids: dict[str, set[int]] = defaultdict(set)
    for notice in notices:
        ids[notice.sort].add(notice.object_id)
    found: dict[str, dict[int, Any]] = defaultdict(dict)
    for sort, wanted in ids.items():
        if noticed := named(sort):
            found[sort] = noticed.load(viewer, sorted(wanted))
    return found
