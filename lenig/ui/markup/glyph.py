"""Glyphs: the letter on a hue that stands for a group."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString


@lru_cache(maxsize=2048)
def glyph(name: str, hue: int, size: str = "") -> SafeString:
    """The first letter of a name on its hue. `size` is "", "medium" or "large"."""
    return format_html(
        '<span class="glyph{} hue-{}" aria-hidden="true">{}</span>',
        f" glyph--{size}" if size else "",
        hue,
        name.strip()[:1].upper() or "?",
    )
