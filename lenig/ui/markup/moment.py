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

_KEPT = SafeString(" data-kept")


def moment(when: datetime) -> SafeString:
    """When something was: "38 min ago" today, "yesterday 14:20", "12 November" this year.

    The script `time-keeper` keeps the minutes true while the page stays open.
    """
    local, now = timezone.localtime(when), timezone.localtime()
    seconds = (now - local).total_seconds()
    return format_html(
        '<time class="moment" datetime="{}" title="{}"{}><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span></time>',
        local.isoformat(timespec="minutes"),
        exact := exact_words(local),
        _KEPT if 0 <= seconds < 12 * HOUR else "",
        relative_words(local, now),
        exact,
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
    return _exact_words(local.replace(second=0, microsecond=0), get_language())


def relative_words(local: datetime, now: datetime) -> str:
    """The shortest words that still say when it was."""
    seconds = (now - local).total_seconds()
    if 0 <= seconds < MINUTE:
        return gettext("just now")
    if 0 <= seconds < HOUR:
        return gettext("%(count)s min ago") % {"count": int(seconds // MINUTE)}
    if 0 <= seconds < 12 * HOUR and now.date() == local.date():
        return gettext("%(count)s h ago") % {"count": int(seconds // HOUR)}
    return _day_words(local, (now.date() - local.date()).days, now.year)


def _day_words(local: datetime, days: int, this_year: int) -> str:
    words = {
        "time": f"{local:%H:%M}",
        "day": local.day,
        "month": MONTHS[local.month],
        "year": local.year,
    }
    if days == 0:
        return gettext("today %(time)s") % words
    if days == 1:
        return gettext("yesterday %(time)s") % words
    if days == -1:
        return gettext("tomorrow %(time)s") % words
    if local.year == this_year:
        return gettext("%(day)s %(month)s") % words
    return gettext("%(day)s %(month)s %(year)s") % words


@lru_cache(maxsize=8192)
def _exact_words(local: datetime, _language: str | None) -> str:
    """Remembered per minute and language: a page shows the same few moments again and again."""
    return gettext("%(weekday)s %(day)s %(month)s %(year)s at %(time)s") % {
        "weekday": WEEKDAYS[local.weekday()],
        "day": local.day,
        "month": MONTHS[local.month],
        "year": local.year,
        "time": f"{local:%H:%M}",
    }
