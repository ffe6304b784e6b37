"""Reads a message as Zulip rendered it: its words, its formatting, whom it names, what it carries.

What goes out is written anew from a few tags, so nothing of the original HTML
passes unread. Previews of links are left out: they are copies of other pages.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from urllib.parse import quote

from lenig.imports.zulip.in_order import in_order
from lenig.imports.zulip.links import Links
from lenig.imports.zulip.plain import Plain
from lenig.stream.writing.rich import is_readable

Attributes = Mapping[str, str]

#: Tags that go over as they are, or as another one.
_SAME = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "del": "s"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
#: Blocks that repeat what a link leads to, or how a formula is drawn.
_LEFT_OUT = {"message_embed", "message_inline_image", "katex-html"}
_SPACES = re.compile(r"\s+")
_EMOJI = re.compile(r"\bemoji-([0-9a-f]{2,6}(?:-[0-9a-f]{2,6}){0,9})\b")


@dataclass
class Message:
    """A message as our own format has it."""

    content: str = ""
    html: str = ""
    #: Names of uploads, which an archive does not contain.
    files: list[str] = field(default_factory=list)
    #: Words whose link leads into Zulip itself.
    dead_ends: list[str] = field(default_factory=list)


def read(html: str, people: Mapping[str, str], links: Links) -> Message:
    """Read a message; `people` are the ids of people by their name.

    What no sanitiser would read goes on as it is.
    """
    if not is_readable(html):
        return Message(html=html)
    reader = _Reader(people, links)
    reader.feed(in_order(html))
    reader.close()
    return reader.message


class _Reader(HTMLParser):
    def __init__(self, people: Mapping[str, str], links: Links) -> None:
        super().__init__(convert_charrefs=True)
        self._people, self._links = people, links
        self._message = Message()
        self._html: list[str] = []
        self._plain = Plain()
        #: What is passed over: the tag that closes it, and how many of those are open.
        self._passing: tuple[str, int] | None = None
        #: Text that is gathered until a tag closes, and what is done with it then.
        self._gathering: tuple[str, Callable[[str], None]] | None = None
        self._gathered: list[str] = []
        self._in_formula = False
        self._numbers: list[int] = []
        self._previews: list[str] = []
        self._openers: dict[str, Callable[[Attributes], None]] = {
            "pre": lambda _: self._gather("pre", self._code_block),
            "code": lambda _: self._gather("code", self._code),
            "annotation": lambda _: self._gather("annotation", self._say),
            "div": lambda _: self._plain.gap(),
            "a": self._open_link,
            "span": self._open_span,
            "img": self._picture,
            "math": self._formula,
            "br": self._line_break,
            "hr": self._rule,
            "p": self._open_paragraph,
            "blockquote": self._open_quote,
            "ul": self._open_bullets,
            "ol": self._open_numbers,
            "li": self._open_item,
        }

    @property
    def message(self) -> Message:
        content = self._plain.text
        if not content and self._previews:
            return self._only_previews()
        self._message.content = content
        self._message.html = "".join(self._html).strip()
        return self._message

    def _only_previews(self) -> Message:
        """Nothing but a picture was posted: its link says so."""
        for href in dict.fromkeys(self._previews):
            self._html.append("<p>")
            self._link_to(href, href.rpartition("/")[2])
            self._html.append("</p>")
            self._plain.end_line()
        self._previews.clear()
        return self.message

    # -- Tags ---------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if self._passing:
            self._deeper(tag, attributes)
        elif self._gathering:
            self._inside_gathered(tag, attributes)
        elif _LEFT_OUT & set(attributes.get("class", "").split()):
            self._passing = (tag, 1)
        else:
            self._open(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if self._passing:
            name, depth = self._passing
            if tag == name:
                self._passing = (name, depth - 1) if depth > 1 else None
        elif self._gathering:
            name, done = self._gathering
            if tag == name:
                self._gathering = None
                done("".join(self._gathered))
        else:
            self._close(tag)

    def handle_data(self, data: str) -> None:
        if self._passing or (self._in_formula and not self._gathering):
            return
        if self._gathering:
            self._gathered.append(data)
            return
        words = _SPACES.sub(" ", data)
        self._html.append(escape(words))
        self._plain.say(words)

    def _deeper(self, tag: str, attributes: Attributes) -> None:
        name, depth = self._passing or ("", 0)
        if tag == name:
            self._passing = (name, depth + 1)
        if tag == "a" and attributes.get("href"):
            self._previews.append(attributes["href"])

    def _inside_gathered(self, tag: str, attributes: Attributes) -> None:
        if tag == "br":
            self._gathered.append("\n")
        elif emoji := _emoji(attributes):
            self._gathered.append(emoji)

    def _gather(self, tag: str, done: Callable[[str], None]) -> None:
        self._gathering, self._gathered = (tag, done), []

    # -- What goes over, and as what --------------------------------------------------------

    def _open(self, tag: str, attributes: Attributes) -> None:
        if opener := self._openers.get(tag):
            opener(attributes)
        elif tag in _SAME:
            self._html.append(f"<{_SAME[tag]}>")
        elif tag in _HEADINGS:
            self._html.append("<h3>")
            self._plain.gap()
        elif tag in _TABLE:
            self._html.append(f"<{tag}>")
            if tag == "tr":
                self._plain.end_line()

    def _open_link(self, attributes: Attributes) -> None:
        self._gather("a", lambda label: self._link_to(attributes.get("href", ""), label))

    def _open_span(self, attributes: Attributes) -> None:
        classes = set(attributes.get("class", "").split())
        if classes & {"user-mention", "user-group-mention"}:
            self._gather("span", lambda name: self._name(name, attributes))
        elif "emoji" in classes:
            self._gather("span", lambda name: self._say(_emoji(attributes) or name))

    def _picture(self, attributes: Attributes) -> None:
        """An emoji of their own goes by its name; other pictures are uploads, and those have a link."""
        if "emoji" in attributes.get("class", ""):
            self._say(attributes.get("alt", ""))

    def _formula(self, _: Attributes) -> None:
        self._in_formula = True

    def _line_break(self, _: Attributes) -> None:
        self._html.append("<br>")
        self._plain.end_line()

    def _rule(self, _: Attributes) -> None:
        self._html.append("<hr>")
        self._plain.verbatim("---")

    def _open_paragraph(self, _: Attributes) -> None:
        self._html.append("<p>")
        self._plain.gap()

    def _open_quote(self, _: Attributes) -> None:
        self._html.append("<blockquote>")
        self._plain.gap()
        self._plain.enter("> ")

    def _open_bullets(self, _: Attributes) -> None:
        self._numbers.append(0)
        self._html.append("<ul>")
        self._plain.end_line()

    def _open_numbers(self, attributes: Attributes) -> None:
        start = attributes.get("start", "1")
        first = int(start) if start.isdecimal() and len(start) < 9 else 1
        self._numbers.append(first)
        self._html.append("<ol>" if first == 1 else f'<ol start="{first}">')
        self._plain.end_line()

    def _open_item(self, _: Attributes) -> None:
        number = self._numbers[-1] if self._numbers else 0
        if number:
            self._numbers[-1] += 1
        self._html.append("<li>")
        self._plain.mark(f"{number}. " if number else "- ")
        self._plain.enter("")

    def _close(self, tag: str) -> None:
        if tag in _SAME:
            self._html.append(f"</{_SAME[tag]}>")
        elif tag in _HEADINGS:
            self._html.append("</h3>")
            self._plain.gap()
        elif tag in {"th", "td"}:
            self._html.append(f"</{tag}>")
            self._plain.say(" | ")
        elif tag in {"p", "blockquote", "ul", "ol", "li", *_TABLE}:
            self._html.append(f"</{tag}>")
            self._close_block(tag)
        elif tag == "math":
            self._in_formula = False

    def _close_block(self, tag: str) -> None:
        if tag in {"blockquote", "li"}:
            self._plain.leave()
        if tag in {"ul", "ol"} and self._numbers:
            self._numbers.pop()
        if tag != "li":
            self._plain.gap() if tag == "p" else self._plain.end_line()

    # -- What was gathered ----------------------------------------------------------------

    def _say(self, words: str) -> None:
        self._html.append(escape(words))
        self._plain.say(words)

    def _code(self, code: str) -> None:
        self._html.append(f"<code>{escape(code)}</code>")
        self._plain.say(f"`{code}`")

    def _code_block(self, code: str) -> None:
        code = code.strip("\n")
        self._html.append(f"<pre><code>{escape(code)}</code></pre>")
        self._plain.verbatim(f"```\n{code}\n```")

    def _name(self, label: str, attributes: Attributes) -> None:
        """A name. One without an @ was only quoted; a group of people, or all, has no page."""
        person = self._people.get(label.removeprefix("@"))
        if person and attributes.get("data-user-id") != "*":
            self._html.append(f'<a href="person:{quote(person, safe="")}">{escape(label)}</a>')
        else:
            self._html.append(escape(label))
        self._plain.say(label)

    def _link_to(self, href: str, label: str) -> None:
        target = self._links.target(href)
        if target.file:
            self._message.files.append(target.file)
        if target.href and label.strip():
            self._html.append(f'<a href="{escape(target.href)}">{escape(label)}</a>')
        else:
            self._html.append(escape(label))
            if not target.file:
                self._message.dead_ends.append(label)
        is_out = href and target.href == href and href not in {label, f"mailto:{label}"}
        self._plain.say(f"{label} ({href})" if is_out else label)


def _emoji(attributes: Attributes) -> str:
    """The sign itself, which Zulip keeps in the name of a class."""
    found = _EMOJI.search(attributes.get("class", ""))
    if not found:
        return ""
    points = [int(point, 16) for point in found[1].split("-")]
    return "".join(chr(point) for point in points if point < 0x110000)
