"""Avatars: a photo, or initials on the hue that belongs to somebody."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext


class Face(Protocol):
    """What an avatar must know of somebody.

    It may also have a `photo_url`, and `is_away`.
    """

    @property
    def initials(self) -> str: ...

    @property
    def hue(self) -> int: ...


def avatar(face: Face, size: str = "") -> SafeString:
    """Somebody's face. `size` is "", "tiny", "small", "large" or "huge".

    It is decoration beside a name, and hidden from screen readers for that
    reason. Who is away has a dashed ring and no colour; say it in words too.
    """
    modifiers = _modifiers(size, "away" if getattr(face, "is_away", False) else "")
    if photo_url := getattr(face, "photo_url", ""):
        return _photo(photo_url, modifiers)
    return _initials(face.initials, face.hue, modifiers)


def avatars(faces: Iterable[Face], size: str = "small", more: int = 0) -> SafeString:
    """A row of overlapping faces, and how many more there are."""
    row = format_html_join("", "{}", ((avatar(face, size),) for face in faces))
    rest = _rest(more, _modifiers(size, "rest")) if more else ""
    return format_html('<span class="avatars">{}{}</span>', row, rest)


@lru_cache(maxsize=4096)
def _initials(initials: str, hue: int, modifiers: str) -> SafeString:
    return format_html(
        '<span class="avatar{} hue-{}" aria-hidden="true">{}</span>', modifiers, hue, initials
    )


def _photo(url: str, modifiers: str) -> SafeString:
    return format_html(
        '<img class="avatar{}" src="{}" alt="" loading="lazy" decoding="async" width="40" height="40">',
        modifiers,
        url,
    )


def _rest(more: int, modifiers: str) -> SafeString:
    return format_html(
        '<span class="avatar{}"><span aria-hidden="true">+{}</span>'
        '<span class="visually-hidden">{}</span></span>',
        modifiers,
        more,
        ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more},
    )


def _modifiers(*names: str) -> str:
    return "".join(f" avatar--{name}" for name in names if name)
