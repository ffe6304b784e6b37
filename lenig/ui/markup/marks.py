"""Small marks: a kind, a chip, a number that waits, a day, a bar, a type of file."""

from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from django.utils.dates import MONTHS, WEEKDAYS_ABBR
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lenig.ui.hues import hue_of
from lenig.ui.markup.icon import icon


class Kind(Protocol):
    """What a badge must know of a kind of post."""

    name: str
    label: Any
    icon: str


def kind_badge(kind: Kind) -> SafeString:
    """The filled badge of a kind of post."""
    return _kind_badge(kind.name, str(kind.label), kind.icon)


@lru_cache(maxsize=256)
def _kind_badge(name: str, label: str, icon_name: str) -> SafeString:
    drawing = icon(icon_name)
    return format_html('<span class="kind kind--{}">{}{}</span>', name, drawing, label)


def chip(
    label: Any,
    url: str = "",
    *,
    icon_name: str = "",
    count: int | None = None,
    current: bool = False,
) -> SafeString:
    """A word on a pill: a link when it has a `url`, marked when it is the `current` one."""
    number = "" if count is None else format_html('<span class="chip__count">{}</span>', count)
    inside = format_html("{}{}{}", icon(icon_name) if icon_name else "", label, number)
    if not url:
        return format_html('<span class="chip">{}</span>', inside)
    mark = SafeString(' aria-current="true"') if current else ""
    return format_html('<a class="chip" href="{}"{}>{}</a>', url, mark, inside)


def count(number: int) -> SafeString:
    """A number in red; nothing at all when it is zero. Say in words elsewhere what it counts."""
    if not number:
        return SafeString("")
    shown = "99+" if number > 99 else str(number)
    return format_html('<span class="count" aria-hidden="true">{}</span>', shown)


def day(when: date) -> SafeString:
    """A date as a little sheet of a calendar: the day of the week above the number."""
    return format_html(
        '<span class="day"><span class="day__name">{}</span>{}'
        '<span class="visually-hidden"> {}</span></span>',
        WEEKDAYS_ABBR[when.weekday()],
        when.day,
        MONTHS[when.month],
    )


def progress(
    value: float, *, label: Any, total: float = 100, hue: int = 0, thin: bool = False
) -> SafeString:
    """How far something is. The `label` says it in words: "4 of 7 done"."""
    return format_html(
        '<progress class="progress{}{}" value="{}" max="{}" aria-label="{}"></progress>',
        " progress--thin" if thin else "",
        f" hue-{hue}" if hue else "",
        # Never written the local way: a browser reads "0,5" as nothing.
        repr(value),
        repr(total),
        label,
    )


@lru_cache(maxsize=256)
def file_mark(extension: str) -> SafeString:
    """The type of a file in up to four letters, each type on its own hue."""
    letters = extension.lstrip(".").upper()[:4] or "?"
    return format_html(
        '<span class="file-mark hue-{}" aria-hidden="true">{}</span>', hue_of(letters), letters
    )
