"""The time of the stories, counted back from the day of loading.

A story says when it happens in one of three ways:

    9w fri 08:14   on the Friday of nine weeks ago: for what hangs on its weekday
    3d 08:14       three working days ago: for what is fresh
    35m            35 minutes of work ago: for what happens now

A remark under it counts from its story: `08:40` is the same day (or the night after
it), `+1 09:10` the next working day, `+25m` 25 minutes later.
"""

import re
from datetime import date, datetime, time, timedelta

from django.utils import timezone

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: When people are at work. On a Sunday, "now" is Friday at the end of the day.
FROM, TO = time(8, 30), time(17, 0)

_LONG_AGO = re.compile(r"(\d+)w (mon|tue|wed|thu|fri|sat|sun) (\d\d:\d\d)")
_DAYS_AGO = re.compile(r"(\d+)d (\d\d:\d\d)")
_JUST_NOW = re.compile(r"(\d+)m")
_LATER = re.compile(r"\+(\d+)m")
_THAT_DAY = re.compile(r"(?:\+(\d+) )?(\d\d:\d\d)")


class Unclear(ValueError):
    """A moment that is not written as this module says."""


class Clock:
    """Moments as seen from `now`."""

    def __init__(self, now: datetime | None = None) -> None:
        self.now = timezone.localtime(now)
        self.today = self.now.date()

    def ago(self, said: str) -> datetime:
        """When a story happens."""
        if found := _LONG_AGO.fullmatch(said):
            monday = self.today - timedelta(days=self.today.weekday(), weeks=int(found[1]))
            return self._on(monday + timedelta(days=WEEKDAYS.index(found[2])), found[3])
        if found := _DAYS_AGO.fullmatch(said):
            return self._on(self.working_day(-int(found[1])), found[2])
        if found := _JUST_NOW.fullmatch(said):
            return self._working_minutes_ago(int(found[1]))
        raise Unclear(f"“{said}” is no moment such as “9w fri 08:14”, “3d 08:14” or “35m”")

    def after(self, start: datetime, said: str) -> datetime:
        """When something happens that counts from `start`."""
        if found := _LATER.fullmatch(said):
            return start + timedelta(minutes=int(found[1]))
        if found := _THAT_DAY.fullmatch(said):
            day = self.working_day(int(found[1] or 0), start.date()) if found[1] else start.date()
            moment = self._on(day, found[2])
            return moment if moment >= start else moment + timedelta(days=1)
        raise Unclear(f"“{said}” is no moment such as “08:40”, “+1 09:10” or “+25m”")

    def working_day(self, steps: int, start: date | None = None) -> date:
        """The day this many working days after (or, below zero, before) `start`, which is today."""
        day, step = start or self.today, timedelta(days=1 if steps > 0 else -1)
        while steps:
            day += step
            if day.weekday() < 5:
                steps -= step.days
        return day

    def day(self, days: int) -> date:
        """The day this many days from today."""
        return self.today + timedelta(days=days)

    def _on(self, day: date, at: str) -> datetime:
        return timezone.make_aware(datetime.combine(day, time.fromisoformat(at)))

    def _working_minutes_ago(self, minutes: int) -> datetime:
        moment, left = self._last_at_work(self.now), timedelta(minutes=minutes)
        while (worked := moment - _at(moment, FROM)) < left:
            left -= worked
            moment = self._last_at_work(_at(moment, FROM) - timedelta(minutes=1))
        return moment - left

    def _last_at_work(self, moment: datetime) -> datetime:
        """This moment when people are at work, otherwise the end of the last working day."""
        if moment.weekday() < 5 and moment.time() >= FROM:
            return min(moment, _at(moment, TO))
        return self._on(self.working_day(-1, moment.date()), f"{TO:%H:%M}")


def _at(moment: datetime, at: time) -> datetime:
    return moment.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
