"""Slack's own markup, as a plain text and as HTML.

In Slack's files three letters are escaped (`&amp; &lt; &gt;`), and what stands
between `<` and `>` is a name, a channel or a link.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from lenig.imports.slack.emoji import sign_of

_CODE_BLOCK = re.compile(r"```\n?(.+?)\n?```", re.DOTALL)
# Bounded, so that the time is linear in the length of any text.
_PIECE = re.compile(
    r"`(?P<code>[^`\n]{1,2000})`"
    r"|<(?P<angle>[^<>]{1,4000})>"
    r"|(?<![\w:]):(?P<emoji>[a-z0-9_+'-]{1,60}(?:::skin-tone-[2-6])?):"
)
_MARKS = tuple(
    (
        re.compile(
            rf"(?<![\w{mark}]){mark}(?=\S)([^{mark}\n]{{1,500}}?)(?<=\S){mark}(?![\w{mark}])"
        ),
        tag,
    )
    for mark, tag in ((r"\*", "strong"), ("_", "em"), ("~", "s"))
)
#: Where a piece stood while the words around it are marked up: letters that mean nothing anywhere.
_HOLE = re.compile("\ue000(\\d+)\ue001")
_EVERYONE = {"here": "@here", "channel": "@channel", "everyone": "@everyone", "group": "@group"}


@dataclass(frozen=True)
class Text:
    """A text in two forms: as somebody could type it here, and as it is shown."""

    content: str
    html: str


@dataclass(frozen=True)
class Piece:
    """A name, a link or a bit of code: how it is typed, and how it is shown."""

    content: str
    html: str


def read(text: str, names: Mapping[str, str]) -> Text:
    """A text in Slack's markup; `names` are those of people and channels by their id."""
    said, shown = [], []
    for number, part in enumerate(
        _CODE_BLOCK.split(text.replace("\ue000", "").replace("\ue001", ""))
    ):
        if number % 2:
            code = _plain(part)
            said.append(f"```\n{code}\n```")
            shown.append(f"<pre><code>{escape(code)}</code></pre>")
        elif part.strip():
            content, html = _prose(part, names)
            said.append(content)
            shown.append(html)
    return Text("\n".join(said), "".join(shown))


def _prose(text: str, names: Mapping[str, str]) -> tuple[str, str]:
    """Everything but blocks of code."""
    pieces: list[Piece] = []

    def put_aside(found: re.Match[str]) -> str:
        pieces.append(_piece(found, names))
        return f"\ue000{len(pieces) - 1}\ue001"

    holed = _plain(_PIECE.sub(put_aside, text)).strip("\n")
    content = _filled(holed, lambda number: pieces[number].content)
    html = _filled(_blocks(escape(holed)), lambda number: pieces[number].html)
    return content, html


def _filled(text: str, piece: Callable[[int], str]) -> str:
    return _HOLE.sub(lambda hole: piece(int(hole[1])), text)


def _blocks(escaped: str) -> str:
    """Paragraphs, and quotes where a line begins with `>`."""
    for pattern, tag in _MARKS:
        escaped = pattern.sub(rf"<{tag}>\1</{tag}>", escaped)
    return "".join(_paragraph(part.strip("\n")) for part in escaped.split("\n\n") if part.strip())


def _paragraph(text: str) -> str:
    lines = text.split("\n")
    if all(line.startswith("&gt;") for line in lines):
        inside = "<br>".join(line.removeprefix("&gt;").lstrip() for line in lines)
        return f"<blockquote><p>{inside}</p></blockquote>"
    return f"<p>{'<br>'.join(lines)}</p>"


def _piece(found: re.Match[str], names: Mapping[str, str]) -> Piece:
    if code := found["code"]:
        return Piece(f"`{_plain(code)}`", f"<code>{escape(_plain(code))}</code>")
    if emoji := found["emoji"]:
        return _words(sign_of(emoji))
    target, _, label = found["angle"].partition("|")
    return _angle(_plain(target), _plain(label), names)


def _angle(target: str, label: str, names: Mapping[str, str]) -> Piece:
    match target[:1]:
        case "@":
            return _link("person", target[1:], f"@{names.get(target[1:]) or label or target[1:]}")
        case "#":
            return _link("group", target[1:], f"#{label or names.get(target[1:]) or target[1:]}")
        case "!":
            return _words(label or _EVERYONE.get(target[1:], target[1:]))
        case _:
            return _address(target, label)


def _link(type_: str, id_: str, words: str) -> Piece:
    return Piece(words, f'<a href="{type_}:{quote(id_, safe="")}">{escape(words)}</a>')


def _address(target: str, label: str) -> Piece:
    words = label or target.removeprefix("mailto:")
    shown = f'<a href="{escape(target)}">{escape(words)}</a>'
    says_it = words == target or target.endswith(f"//{words}") or target == f"mailto:{words}"
    return Piece(target.removeprefix("mailto:") if says_it else f"{words} ({target})", shown)


def _words(text: str) -> Piece:
    return Piece(text, escape(text))


def _plain(text: str) -> str:
    """Without Slack's three escapes; the ampersand last, so that nothing is read twice."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
