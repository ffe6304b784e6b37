"""Reads a typed text once: what it says as HTML, whom it names and what it is about."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from lenig.access.viewer import Viewer
from lenig.people.models import Person
from lenig.stream.writing.naming import Names
from lenig.stream.writing.parts import Part, parts_of
from lenig.toolkit.text import clean


@dataclass
class Written:
    """A text that was understood: its parts, the people named and the topics, by slug."""

    content: str
    parts: list[Part] = field(default_factory=list)
    #: Each named person once, with the words after the @.
    mentions: dict[Person, str] = field(default_factory=dict)
    topics: list[str] = field(default_factory=list)

    def html(self, address_of_topic: Callable[[str], str]) -> str:
        """The text as safe HTML: paragraphs, line breaks, and links for what it names."""
        body = "".join(render(part, address_of_topic) for part in self.parts)
        paragraphs = [part.strip("\n") for part in body.split("\n\n")]
        return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in paragraphs if part)


class Naming(Protocol):
    """Knows who is named after an @."""

    def named_in(self, text: str) -> tuple[Person, str] | None: ...


def read(text: str, viewer: Viewer, *, preferred: Iterable[str] = ()) -> Written:
    """Understand what `viewer` typed. Only people whom the viewer may see can be named."""
    return _understood(text, lambda texts: Names(texts, viewer, preferred))


def read_naming(text: str, people: Mapping[str, Person]) -> Written:
    """Understand a text of which is known whom it names, by the words after the @."""
    return _understood(text, lambda _: _Told(people))


class _Told:
    """The names are given: the longest one that fits is meant."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._people = dict(sorted(people.items(), key=lambda each: -len(each[0])))

    def named_in(self, text: str) -> tuple[Person, str] | None:
        fits = (each for each in self._people.items() if text.startswith(each[0]))
        return next(((person, words) for words, person in fits), None)


def _understood(text: str, naming: Callable[[Sequence[str]], Naming]) -> Written:
    content = clean(text).strip()
    pieces = list(parts_of(content))
    following = _texts_after_each_at(content, pieces)
    names = naming(following)
    written = Written(content)
    skip = 0
    following_texts = iter(following)
    for piece in pieces:
        part, skip = _resolved(piece, skip, names, following_texts, written)
        if part:
            written.parts.append(part)
    return written


def _texts_after_each_at(content: str, pieces: list[Part]) -> list[str]:
    at, texts = 0, []
    for piece in pieces:
        at += len(piece.text)
        if piece.kind == "mention":
            texts.append(content[at : at + 240])
    return texts


def _resolved(
    piece: Part, skip: int, names: Naming, following: Iterable[str], written: Written
) -> tuple[Part | None, int]:
    """One piece as it will be shown; `skip` is how much of it a name before it has taken."""
    if piece.kind == "mention":
        return _named(names, next(iter(following)), written)
    if skip:
        rest = piece.text[skip:]
        return (Part("text", rest) if rest else None), max(0, skip - len(piece.text))
    if piece.kind == "topic" and piece.value not in written.topics:
        written.topics.append(piece.value)
    return piece, 0


def _named(names: Naming, text: str, written: Written) -> tuple[Part, int]:
    found = names.named_in(text)
    if found is None:
        return Part("text", "@"), 0
    person, words = found
    written.mentions.setdefault(person, words)
    return Part("mention", f"@{words}", person.handle), len(words)


def render(part: Part, address_of_topic: Callable[[str], str]) -> SafeString:
    """One piece of text as safe HTML."""
    match part.kind:
        case "link":
            return format_html(
                '<a href="{}" rel="nofollow noopener noreferrer">{}</a>', part.value, part.text
            )
        case "topic":
            return format_html(
                '<a class="topic" href="{}">{}</a>', address_of_topic(part.value), part.text
            )
        case "mention":
            address = reverse("people:profile", args=[part.value])
            return format_html(
                '<a class="mention" href="{}" data-person="{}">{}</a>',
                address,
                part.value,
                part.text,
            )
        case _:
            return mark_safe(escape(part.text))  # noqa: S308 - escaped on this line
