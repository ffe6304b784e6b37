"""Marking in a text what was searched for, with or without the diacritics somebody typed."""

from collections.abc import Collection
from functools import lru_cache

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from lenig.toolkit.text import fold


def marked(text: str, words: Collection[str]) -> SafeString:
    """The text with the first place of each of these folded words marked, safe to show."""
    plain = fold(text) if words else ""
    wanted = [word for word in words if word in plain]
    if not wanted:
        return escape(text)
    letters, origins = _folded(text)
    places = sorted(
        (origins[at], origins[at + len(word) - 1] + 1)
        for word in wanted
        if (at := letters.find(word)) >= 0
    )
    return _with_marks(text, places)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text letter by letter as it is compared, and where each letter came from."""
    letters, origins = [], []
    for place, letter in enumerate(text):
        for plain in _letter(letter):
            letters.append(plain)
            origins.append(place)
    return "".join(letters), origins


@lru_cache(maxsize=1024)
def _letter(letter: str) -> str:
    return fold(letter) or (" " if letter.isspace() else "")


def _with_marks(text: str, places: list[tuple[int, int]]) -> SafeString:
    marked, done = SafeString(""), 0
    for start, end in places:
        if start >= done:
            marked += format_html("{}<mark>{}</mark>", text[done:start], text[start:end])
            done = end
    return marked + escape(text[done:])
