"""Takes plain text apart: words, links, topics and the places where somebody may be named.

One pass of one regular expression without nested repetition, so that the time
is linear in the length of the text, whatever it holds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lenig.toolkit.text import slug_of

#: More of these in one text are left as plain words.
MOST_LINKS, MOST_TOPICS, MOST_MENTIONS = 200, 20, 50

_PATTERN = re.compile(
    r"(?P<link>\bhttps?://[^\s<>\"'\u202a-\u202e\u2066-\u2069]{1,1000})"
    r"|(?<![\w&/#])#(?P<topic>[^\W_][\w-]{0,59})"
    r"|(?<![\w@.])@(?=\w)"
)
_TRAILING = ".,:;!?)]}…’'\""


@dataclass(frozen=True)
class Part:
    """A piece of the text. `kind` is text, link, topic or mention; `value` a slug or a name's place."""

    kind: str
    text: str
    value: str = ""


def parts_of(text: str) -> Iterator[Part]:
    """The text in pieces that add up to it again.

    A mention is only its @: whose name follows is found out later, among the
    people whom the writer may see.
    """
    done, count = 0, {"link": 0, "topic": 0, "mention": 0}
    for found in _PATTERN.finditer(text):
        part = _part(found)
        if part is None or count[part.kind] >= _most(part.kind):
            continue
        count[part.kind] += 1
        if found.start() > done:
            yield Part("text", text[done : found.start()])
        yield part
        done = found.start() + len(part.text)
    if done < len(text):
        yield Part("text", text[done:])


def _part(found: re.Match[str]) -> Part | None:
    if link := found["link"]:
        link = link.rstrip(_TRAILING)
        return Part("link", link, link) if len(link) > len("https://") else None
    if word := found["topic"]:
        slug = slug_of(word)
        return Part("topic", f"#{word}", slug) if _is_a_word(slug) else None
    return Part("mention", "@")


def _is_a_word(slug: str) -> bool:
    """A topic has a letter: "#1" is a number in a list, not a subject."""
    return any(letter.isalpha() for letter in slug)


def _most(kind: str) -> int:
    return {"link": MOST_LINKS, "topic": MOST_TOPICS, "mention": MOST_MENTIONS}[kind]
