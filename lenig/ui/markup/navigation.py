"""Links of the menus: they stand on every page, three times over."""

from collections.abc import Iterable
from typing import Any, Protocol

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from lenig.ui.markup.glyph import glyph
from lenig.ui.markup.icon import icon


class Entry(Protocol):
    """A link of a menu; `lenig.ui.frame.Link` is one."""

    @property
    def label(self) -> Any: ...

    @property
    def url(self) -> str: ...

    @property
    def icon(self) -> str: ...

    @property
    def hue(self) -> int: ...

    @property
    def waiting(self) -> bool: ...

    @property
    def name(self) -> str: ...

    @property
    def is_current(self) -> bool: ...


_TAB = '<a class="tab-bar__link" href="{}"{}>{}{}{}</a>'
_ACT = _TAB.replace("tab-bar__link", "tab-bar__link tab-bar__link--act")


def rail_links(entries: Iterable[Entry]) -> SafeString:
    """The lines of the main menu, or of "My groups" below it."""
    return _joined(
        '<li><a class="rail__link" href="{}"{}>{}<span class="rail__word">{}</span>{}</a></li>',
        entries,
        dot="rail__dot",
    )


def tab_links(entries: Iterable[Entry]) -> SafeString:
    """The tabs of a phone. The one called `share` is a round button."""
    links = (
        _joined(_ACT if each.name == "share" else _TAB, [each], dot="tab-bar__dot")
        for each in entries
    )
    return mark_safe("".join(links))  # noqa: S308 - each is safe


def menu_links(entries: Iterable[Entry]) -> SafeString:
    """The same entries as items of a menu."""
    return _joined('<a class="menu__item" href="{}"{}>{}{}{}</a>', entries, dot="rail__dot")


def _joined(template: str, entries: Iterable[Entry], *, dot: str) -> SafeString:
    links = (
        template.format(
            conditional_escape(each.url),
            ' aria-current="page"' if each.is_current else "",
            icon(each.icon) if each.icon else glyph(str(each.label), each.hue),
            conditional_escape(each.label),
            waiting_dot(dot) if each.waiting else "",
        )
        for each in entries
    )
    return mark_safe("".join(links))  # noqa: S308 - every part was escaped


def waiting_dot(css_class: str) -> SafeString:
    """A dot for the eye, and the words for who listens."""
    return format_html(
        '<span class="{}"></span><span class="visually-hidden">{}</span>',
        css_class,
        gettext("(something new)"),
    )
