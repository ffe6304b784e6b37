"""A blog as its readers see it: headings to go to, how long it takes, and how it begins."""

import re
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lenig.stream.models import Post
from lenig.stream.writing.rich import text_of
from lenig.toolkit.text import slug_of

WORDS_PER_MINUTE = 220
#: From so many minutes on, and with so many headings, a list of them helps.
LONG_MINUTES, LONG_HEADINGS = 3, 2
#: How much of its words a card shows.
LEAD = 280

# The sanitiser leaves no attributes on headings and paragraphs, so these find all of them.
_HEADING = re.compile(r"<h([23])>(.*?)</h\1>", re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
#: A heading over nothing is a plain cell: a screen reader would read it with each cell below.
_NAMELESS = re.compile(r"<th((?: \w+=\"\d+\")*)>(?:<p>(?:<br>|\s)*</p>)*</th>")
_PICTURE = re.compile(r"<img (?=[^>]*\bsrc=)")


@dataclass(frozen=True)
class Heading:
    """A heading, and the name by which a link finds it."""

    words: str
    anchor: str
    is_sub: bool


@dataclass(frozen=True)
class Article:
    """The text of a blog, ready for its own page."""

    html: SafeString
    headings: tuple[Heading, ...]
    minutes: int

    @property
    def is_long(self) -> bool:
        """Whether a list of its headings helps to find the way."""
        return self.minutes >= LONG_MINUTES and len(self.headings) >= LONG_HEADINGS


def article_of(post: Post) -> Article:
    """The post as an article: each heading can be linked to, wide tables scroll by themselves."""
    headings: list[Heading] = []
    taken: dict[str, int] = {}

    def anchored(found: re.Match[str]) -> str:
        level, inside = found.groups()
        words = " ".join(text_of(inside).split())
        headings.append(Heading(words, _anchor(words, taken), is_sub=level == "3"))
        return f'<h{level} id="{escape(headings[-1].anchor)}">{inside}</h{level}>'

    html = _HEADING.sub(anchored, post.html)
    html = _PICTURE.sub('<img loading="lazy" decoding="async" ', html)
    html = _NAMELESS.sub(r"<td\1></td>", html)
    html = html.replace("<table>", _wide()).replace("</table>", "</table></div>")
    shown = tuple(each for each in headings if each.words)
    return Article(mark_safe(html), shown, minutes_for(post.content))  # noqa: S308 - sanitised


def minutes_for(text: str) -> int:
    """How many minutes it takes to read this, at an easy pace; one at least."""
    return max(1, round(len(text.split()) / WORDS_PER_MINUTE))


def lead_of(post: Post) -> str:
    """How the blog begins: its first sentences, without headings and tables."""
    words = ""
    for found in _PARAGRAPH.finditer(_TABLE.sub("", post.html)):
        words = f"{words} {text_of(found[1])}".strip()
        if len(words) > LEAD:
            break
    return _cut(" ".join((words or post.content).split()))


def _cut(words: str) -> str:
    if len(words) <= LEAD:
        return words
    return f"{words[:LEAD].rsplit(' ', 1)[0].rstrip(',;:.–- ')}…"


def _wide() -> str:
    """A table may be wider than a phone: then it scrolls in its own frame, also by keyboard."""
    label = escape(_("Table"))
    return f'<div class="article__wide" role="group" aria-label="{label}" tabindex="0"><table>'


def _anchor(words: str, taken: dict[str, int]) -> str:
    """A name that no other heading has, and no part of our pages either.

    `taken` counts how often each was asked for: looking through all that came before
    took minutes for a text of forty thousand headings.
    """
    name = anchor = f"part-{slug_of(words)}".rstrip("-")
    times = taken.get(name, 1)
    while anchor in taken:
        times += 1
        anchor = f"{name}-{times}"
    taken[name] = times
    taken.setdefault(anchor, 1)
    return anchor
