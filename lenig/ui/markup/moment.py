"""Moments: how long ago, with the exact time on hover and for screen readers."""

from datetime import datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

MINUTE = 60
HOUR = 60 * MINUTE

#: Marks a time that `time-keeper` keeps true.
_KEPT = SafeString(" data-kept")


def moment(when: datetime) -> SafeString:
    """When something was: "38 min ago" today, "yesterday 14:20", "12 November" this year.

    The script `time-keeper` keeps the minutes true while the page stays open.
    """
    now = datetime.now(tz=when.tzinfo).replace(second=0, microsecond=0)
    return _moment(
        when.replace(second=0, microsecond=0),
        now,
        timezone.get_current_timezone_name(),
        get_language(),
    )


def time_keeper() -> SafeString:
    """Stands once on a page: refreshes its short times, in the words of this language."""
    return format_html(
        '<time-keeper data-now="{}" data-minutes="{}" data-hours="{}"></time-keeper>',
        gettext("just now"),
        gettext("%(count)s min ago") % {"count": 0},
        gettext("%(count)s h ago") % {"count": 0},
    )


def exact_words(local: datetime) -> str:
    """ "Friday 20 November 2026 at 08:14", in the reader's language."""
    return gettext("%(weekday)s %(day)s %(month)s %(year)s at %(time)s") % {
        "weekday": WEEKDAYS[local.weekday()],
        **_parts(local),
    }


def relative_words(local: datetime, now: datetime) -> str:
    """The shortest words that still say when it was."""
    if not _is_fresh(local, now):
        return _day_words(local, (now.date() - local.date()).days, now.year)
    seconds = (now - local).total_seconds()
    if seconds < MINUTE:
        return gettext("just now")
    if seconds < HOUR:
        return gettext("%(count)s min ago") % {"count": int(seconds // MINUTE)}
    return gettext("%(count)s h ago") % {"count": int(seconds // HOUR)}


@lru_cache(maxsize=8192)
def _moment(when: datetime, now: datetime, _zone: str, _language: str | None) -> SafeString:
    """Remembered for a minute: a page shows the same few moments again and again."""
    local, now = timezone.localtime(when), timezone.localtime(now)
    exact = exact_words(local)
    return format_html(
        '<time class="moment" datetime="{}" title="{}"{}><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span></time>',
        local.isoformat(timespec="minutes"),
        exact,
        _KEPT if _is_fresh(local, now) else "",
        relative_words(local, now),
        exact,
    )


def _is_fresh(local: datetime, now: datetime) -> bool:
    """Whether it is told by how long ago it was: within the hour, or today and within twelve."""
    seconds = (now - local).total_seconds()
    return 0 <= seconds < HOUR or (0 <= seconds < 12 * HOUR and local.date() == now.date())


def _day_words(local: datetime, days: int, this_year: int) -> str:
    parts = _parts(local)
    if days == 0:
        return gettext("today %(time)s") % parts
    if days == 1:
        return gettext("yesterday %(time)s") % parts
    if days == -1:
        return gettext("tomorrow %(time)s") % parts
    if local.year == this_year:
        return gettext("%(day)s %(month)s") % parts
    return gettext("%(day)s %(month)s %(year)s") % parts


def _parts(local: datetime) -> dict[str, object]:
    return {
        "time": f"{local:%H:%M}",
        "day": local.day,
        "month": MONTHS[local.month],
        "year": local.year,
    }
