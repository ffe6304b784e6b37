"""Whether somebody works today, in words; a light beside it only repeats them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext, pgettext


@dataclass(frozen=True)
class Presence:
    """What one may expect today. Days say nothing about hours, so neither do we."""

    works_today: bool
    words: str


def presence_on(working_days: Collection[int], today: date | None = None) -> Presence | None:
    """The presence of somebody who works on these days of the week; None when they do not say."""
    today = today or timezone.localdate()
    if not working_days:
        return None
    if today.isoweekday() in working_days:
        return Presence(works_today=True, words=gettext("Works today"))
    return Presence(works_today=False, words=_back_words(working_days, today))


def _back_words(working_days: Collection[int], today: date) -> str:
    ahead = next(n for n in range(1, 8) if (today + timedelta(n)).isoweekday() in working_days)
    words = {
        "day": WEEKDAYS[today.weekday()],
        "back": WEEKDAYS[(today + timedelta(ahead)).weekday()],
    }
    if ahead == 1:
        return gettext("Does not work on %(day)s, back tomorrow") % words
    return gettext("Does not work on %(day)s, back on %(back)s") % words


@dataclass(frozen=True)
class Weekday:
    """One day of the week on a profile."""

    short: Any
    name: Any
    works: bool
    is_today: bool

    @property
    def words(self) -> str:
        """The day as it is read aloud: "Wednesday, does not work"."""
        parts = [str(self.name)]
        if not self.works:
            parts.append(pgettext("day of the week", "does not work"))
        if self.is_today:
            parts.append(gettext("today"))
        return ", ".join(parts)


def week(working_days: Collection[int], today: date | None = None) -> list[Weekday]:
    """Monday to Friday, and the days of the weekend on which somebody works."""
    now = (today or timezone.localdate()).isoweekday()
    return [
        Weekday(WEEKDAYS_ABBR[day - 1], WEEKDAYS[day - 1], day in working_days, day == now)
        for day in range(1, 8)
        if day <= 5 or day in working_days
    ]
