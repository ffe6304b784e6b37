"""When somebody was last here: what "New" counts from.

A visit ends after thirty minutes without a page. While it lasts, the mark is
written at most once in five minutes, so that reading does not become writing.
"""

from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from lenig.access.request import Request
from lenig.access.viewer import Viewer
from lenig.people.models import Person
from lenig.stream.models import Visit
from lenig.toolkit.moments import first_id_at

A_VISIT_ENDS_AFTER = timedelta(minutes=30)
WRITTEN_AT_MOST_EVERY = timedelta(minutes=5)
_KEY = "visit"


def current_visit(request: Request) -> Visit:
    """The visit that this page belongs to.

    The session remembers it between two marks: it was read for this page
    anyway, so within five minutes nothing else is asked.
    """
    now = timezone.now()
    me = request.viewer.me
    noted, before = request.session.get(_KEY, (0.0, 0.0))
    if 0 <= now.timestamp() - noted < WRITTEN_AT_MOST_EVERY.total_seconds():
        last_page, since = (datetime.fromtimestamp(each, UTC) for each in (noted, before))
        return Visit(person=me, last_page=last_page, before=since)
    visit = note_visit(request.viewer, Visit.objects.filter(person=me).first(), now)
    request.session[_KEY] = (now.timestamp(), visit.before.timestamp())
    return visit


def note_visit(viewer: Viewer, visit: Visit | None, now: datetime | None = None) -> Visit:
    """The visit that this page belongs to; a new one when the last page was long ago."""
    now = now or timezone.now()
    if visit is None:
        return _write(viewer.me, last_page=now, before=viewer.me.joined_at)
    silence = now - visit.last_page
    if silence > A_VISIT_ENDS_AFTER:
        return _write(viewer.me, last_page=now, before=visit.last_page)
    if silence > WRITTEN_AT_MOST_EVERY:
        return _write(viewer.me, last_page=now, before=visit.before)
    return visit


def new_since(visit: Visit) -> int:
    """The id above which a post is new to this visitor."""
    return first_id_at(visit.before) - 1


@transaction.atomic
def _write(person: Person, *, last_page: datetime, before: datetime) -> Visit:
    visit, _ = Visit.objects.update_or_create(
        person=person, defaults={"last_page": last_page, "before": before}
    )
    return visit
