"""Stories happen on the right day of the week, and never tomorrow."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from lenig.demo.clock import Clock, Unclear
from lenig.demo.script import Story

#: A Tuesday at eleven, a Sunday, a Monday before work, a Wednesday after it, a Saturday night.
LOADED = (
    "2027-03-02 11:00",
    "2027-03-07 14:00",
    "2027-03-01 06:10",
    "2027-03-03 22:30",
    "2027-03-06 00:20",
)
EVERY_DAY = pytest.mark.parametrize("loaded", LOADED)


def at(words: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(words))


def test_a_weekday_stays_one_whatever_the_day_of_loading() -> None:
    days = {Clock(at(loaded)).ago("9w fri 08:14").strftime("%A %H:%M") for loaded in LOADED}

    assert days == {"Friday 08:14"}


def test_working_days_skip_the_weekend() -> None:
    monday = Clock(at("2027-03-01 10:00"))

    assert monday.ago("1d 09:30") == at("2027-02-26 09:30")


def test_minutes_of_work_end_with_the_day_and_go_on_before_it() -> None:
    assert Clock(at("2027-03-02 11:00")).ago("35m") == at("2027-03-02 10:25")
    assert Clock(at("2027-03-07 14:00")).ago("35m") == at("2027-03-05 16:25")
    assert Clock(at("2027-03-02 08:40")).ago("35m") == at("2027-03-01 16:35")


def test_a_remark_after_midnight_is_of_the_next_day() -> None:
    late = at("2027-03-02 23:40")

    assert Clock(late).after(late, "00:10") == at("2027-03-03 00:10")


def test_a_remark_some_working_days_later() -> None:
    friday = at("2027-02-26 16:00")

    assert Clock(friday).after(friday, "+1 09:10") == at("2027-03-01 09:10")


@pytest.mark.parametrize("words", ["yesterday", "9w 08:14", "3d", "08:14", "-5m"])
def test_what_is_no_moment_is_refused(words: str) -> None:
    with pytest.raises(Unclear):
        Clock().ago(words)


@EVERY_DAY
def test_no_story_is_still_to_come_and_none_is_older_than_half_a_year(
    stories: list[Story], loaded: str
) -> None:
    clock = Clock(at(loaded))

    moments = {story.key: clock.ago(story.when) for story in stories}

    assert [key for key, moment in moments.items() if moment > clock.now] == []
    assert clock.now - min(moments.values()) < timedelta(days=190)


@EVERY_DAY
def test_something_happened_on_the_last_working_day(stories: list[Story], loaded: str) -> None:
    clock = Clock(at(loaded))
    moments = [clock.ago(story.when) for story in stories]

    assert clock.now - max(moments) < timedelta(days=3)


def test_work_happens_on_working_days_and_between_breakfast_and_bed(stories: list[Story]) -> None:
    clock = Clock(at(LOADED[0]))
    moments = [clock.ago(story.when) for story in stories]

    weekend = [moment for moment in moments if moment.weekday() >= 5]
    night = [moment for moment in moments if moment.hour < 5]

    assert len(weekend) < 8
    assert len(night) == 0
