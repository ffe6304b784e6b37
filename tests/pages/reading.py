"""A page as it is read: its language, its title, its headings, and every word that it shows."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

#: Attributes that are read out or shown.
SHOWN = ("title", "aria-label", "placeholder", "alt")
#: What is not read: code, and what waits for a script.
UNREAD = {"script", "style", "noscript", "svg"}

WORD = re.compile(r"[^\W\d_]{3,}")


class Reading(HTMLParser):
    """What stands on one page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.language, self.title, self.headings = "", "", 0
        self.segments: set[str] = set()
        self._shapes: dict[str, None] = {}
        self._within: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._within.append(tag)
        self.headings += tag == "h1"
        if tag == "html":
            self.language = values.get("lang", "")
        if "main" in self._within:
            self._shapes[_shape(tag, values)] = None
        self._show(*(values[name] for name in SHOWN if name in values))

    @property
    def likeness(self) -> tuple[str, ...]:
        """What the main part is made of, whoever and whatever it is about.

        Pages that are made alike have the same faults. What stands around the main
        part is the reader's own, and the same on all of their pages.
        """
        return tuple(self._shapes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        while self._within and self._within.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "title" in self._within and "svg" not in self._within:
            self.title += data
        if not UNREAD & set(self._within):
            self._show(data)

    def _show(self, *texts: str) -> None:
        self.segments |= {" ".join(text.split()) for text in texts if WORD.search(text)}


def _shape(tag: str, values: dict[str, str]) -> str:
    looks = re.sub(r"hue-\d+", "", values.get("class", ""))
    return " ".join([tag, looks, values.get("type", ""), values.get("role", ""), *sorted(values)])


def same_in_both(one: Reading, other: Reading, known: set[str]) -> Iterator[str]:
    """Each text that two languages share, with a word that nobody typed in: it was not translated."""
    for segment in sorted(one.segments & other.segments):
        if any(word.lower() not in known for word in WORD.findall(segment)):
            yield segment
