"""Reads a page of the home timeline."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import connection

from lenig.access.viewer import Viewer
from lenig.stream.hot.home_timeline import postgresql, sqlite
from lenig.stream.hot.page import PAGE_SIZE, TimelinePage
from lenig.stream.models import Follow, Level, Post
from lenig.toolkit import cursor

_DIALECTS = {"sqlite": sqlite, "postgresql": postgresql}
#: Above every id there can be; below every id.
NEWEST, OLDEST = 2**63 - 1, -(2**63)


@dataclass(frozen=True)
class Merge:
    """What is merged: whose follows, up to which audiences, between which ids."""

    person_id: int
    audience_ids: Sequence[int]
    before: int = NEWEST
    since: int = OLDEST
    limit: int = PAGE_SIZE + 1
    #: Whether this person follows anything at these levels: rare, so asked first.
    has_highlights: bool = False
    has_muted: bool = False


def home_timeline(
    viewer: Viewer,
    *,
    after: str | None = None,
    since: int | None = None,
    levels: Collection[str] | None = None,
) -> TimelinePage:
    """What the viewer follows, newest first; with `since`, only what is newer than that id.

    `levels` are those at which the viewer follows anything, when that is known already.
    """
    ids = followed_ids(viewer, after=after, since=since, levels=levels)
    if not ids:
        return TimelinePage()
    found = Post.objects.visible_to(viewer).for_cards().in_bulk(ids)
    # The safety net may hold back a post that is listed: the page is then one
    # shorter, and the cursor still goes by the ids, so that nothing is skipped.
    posts = [found[each] for each in ids[:PAGE_SIZE] if each in found]
    next_cursor = cursor.write(ids[PAGE_SIZE - 1]) if len(ids) > PAGE_SIZE else None
    return TimelinePage(posts, next_cursor)


def followed_ids(
    viewer: Viewer,
    *,
    after: str | None = None,
    since: int | None = None,
    limit: int = PAGE_SIZE + 1,
    levels: Collection[str] | None = None,
) -> list[int]:
    """Ids of the newest posts of what the viewer follows, for as many as `limit`."""
    if levels is None:
        levels = _levels_of(viewer)
    before = cursor.read(after)
    merge = Merge(
        person_id=viewer.me.pk,
        audience_ids=sorted(viewer.audience_ids),
        before=NEWEST if before is None else before,
        since=OLDEST if since is None else since,
        limit=limit,
        has_highlights=Level.HIGHLIGHTS in levels,
        has_muted=Level.MUTED in levels,
    )
    if not merge.audience_ids:
        return []
    sql, parameters = _DIALECTS[connection.vendor].statement(merge)
    with connection.cursor() as rows:
        rows.execute(sql, parameters)
        return [row[0] for row in rows.fetchall()]


def _levels_of(viewer: Viewer) -> Collection[str]:
    """At which levels the viewer follows anything, besides the usual one."""
    unusual = Follow.objects.filter(person=viewer.me).exclude(level=Level.ALL)
    return set(unusual.values_list("level", flat=True).distinct())
