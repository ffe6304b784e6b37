"""The pieces that pages show by the hundred: safe, and the same for the same person."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import translation
from lucide import IconDoesNotExist

from lenig.ui import markup
from lenig.ui.hues import NUMBER_OF_HUES, hue_of

HOSTILE = '"><script>alert(1)</script>'
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@dataclass
class Face:
    initials: str = "SB"
    hue: int = 3
    photo_url: str = ""
    is_away: bool = False


@dataclass
class IdeaKind:
    name: str = "idea"
    label: str = "Idea"
    icon: str = "lightbulb"


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False), translation.override("en"):
        yield


@pytest.mark.parametrize(
    "piece",
    [
        lambda: markup.avatar(Face(initials=HOSTILE)),
        lambda: markup.avatar(Face(photo_url=HOSTILE)),
        lambda: markup.avatars([Face(initials=HOSTILE)], more=2),
        lambda: markup.chip(HOSTILE, HOSTILE),
        lambda: markup.progress(3, label=HOSTILE),
        lambda: markup.kind_badge(IdeaKind(label=HOSTILE)),
    ],
)
def test_nothing_that_somebody_typed_becomes_markup(piece: Callable[[], str]) -> None:
    drawn = piece()

    assert "<script" not in drawn
    assert HOSTILE[:3] + "script" not in drawn
    assert "&quot;&gt;&lt;" in drawn


def test_a_letter_or_an_extension_is_escaped_as_well() -> None:
    assert ">&lt;<" in markup.glyph("<b>", 3)
    assert ">&lt;B&gt;<" in markup.file_mark("<b>")


def test_an_avatar_is_a_hue_and_two_letters() -> None:
    drawn = markup.avatar(Face(), "small")

    assert drawn == '<span class="avatar avatar--small hue-3" aria-hidden="true">SB</span>'


def test_a_photo_takes_the_place_of_the_letters() -> None:
    drawn = markup.avatar(Face(photo_url="/files/x"))

    assert 'src="/files/x"' in drawn
    assert "SB" not in drawn


def test_who_is_away_has_a_ring_with_and_without_a_photo() -> None:
    for face in (Face(is_away=True), Face(is_away=True, photo_url="/files/x")):
        assert "avatar--away" in markup.avatar(face)

    assert "avatar--away" not in markup.avatar(Face())


def test_an_icon_is_hidden_from_who_listens() -> None:
    drawn = markup.icon("house")

    assert 'aria-hidden="true"' in drawn
    assert "<path" in drawn


def test_an_icon_that_does_not_exist_is_a_mistake_and_not_an_empty_place() -> None:
    with pytest.raises(IconDoesNotExist):
        markup.icon("no-such-drawing")


def test_a_text_keeps_its_hue() -> None:
    hues = {hue_of(str(n)) for n in range(1000)}

    assert hue_of("anouk") == hue_of("anouk")
    assert hues == set(range(1, NUMBER_OF_HUES + 1))


def test_a_number_that_waits_is_silent_at_zero_and_short_when_large() -> None:
    assert markup.count(0) == ""
    assert ">3<" in markup.count(3)
    assert ">99+<" in markup.count(240)


def test_a_bar_is_read_by_a_browser_in_any_language() -> None:
    with translation.override("nl"):
        drawn = markup.progress(0.5, total=1, label="half")

    assert 'value="0.5"' in drawn


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=20), "1 min ago"),
        (timedelta(0), "just now"),
        (timedelta(minutes=38), "38 min ago"),
        (timedelta(hours=3), "3 h ago"),
        (timedelta(hours=13), "yesterday 23:00"),
        (timedelta(days=1), "yesterday 12:00"),
        (timedelta(days=12), "8 November"),
        (timedelta(days=400), "16 October 2025"),
        (timedelta(days=-1), "tomorrow 12:00"),
        (timedelta(hours=-2), "today 14:00"),
    ],
)
def test_a_moment_is_said_as_shortly_as_is_still_clear(ago: timedelta, words: str) -> None:
    drawn = markup.moment(NOON - ago)

    assert f'<span aria-hidden="true">{words}</span>' in drawn


def test_a_moment_always_tells_the_exact_time_too() -> None:
    drawn = markup.moment(NOON - timedelta(minutes=5))

    assert 'title="Friday 20 November 2026 at 11:55"' in drawn
    assert '<span class="visually-hidden">Friday 20 November 2026 at 11:55</span>' in drawn
    assert 'datetime="2026-11-20T11:55+01:00"' in drawn


def test_a_moment_speaks_the_language_of_the_reader() -> None:
    with translation.override("nl"):
        drawn = markup.moment(NOON - timedelta(minutes=5))

    assert "5 min geleden" in drawn
    assert "vrijdag 20 november 2026 om 11:55" in drawn


def test_only_a_fresh_moment_is_kept_true_by_the_script() -> None:
    assert "data-kept" in markup.moment(NOON - timedelta(hours=3))
    assert "data-kept" not in markup.moment(NOON - timedelta(days=1))
