"""Reads stories: plain text in which people share something and others answer.

    = new-light | wilma in counter, 9w fri 08:14
    ! picture counter-hall
    The lamps above counter 3 are in. Finally nobody looks green any more.

    Who wants the old ones?
    * like 4, thanks ahmed 6
    - ahmed 08:40: I do. For in the shed.
      * like 2
    -- wilma +5m: Then come and get them yourself, they are heavy.

A line that begins with `#` and a space is a heading for who reads the file. `!` says
something about what stands above it; `*` counts the reactions to it, with the names
of some of those who gave them. What the marks can say stands in `stories/README.md`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

STORIES = Path(__file__).with_name("stories")

_STORY = re.compile(r"= ([a-z0-9-]+) \| ([a-z-]+)(?: in ([a-z0-9-]+))?, (.+)")
_REMARK = re.compile(r"(--?) ([a-z-]+) (\+\d+m|(?:\+\d+ )?\d\d:\d\d): (.+)")
_MARK = re.compile(r"! ([a-z]+)(?: (.+))?")
_REACTIONS = re.compile(r"\* (.+)")
_REACTION = re.compile(r"([a-z_]+)((?: [a-z-]+)*) (\d+)")


class Unreadable(ValueError):
    """A line of a story that breaks the form, with its place."""


@dataclass(frozen=True)
class Reactions:
    """How many people reacted in one way, with the keys of those who are named."""

    type: str
    people: tuple[str, ...]
    count: int


@dataclass
class Said:
    """Something that somebody said: its words, what is known about it, and how people reacted."""

    author: str
    when: str
    place: str
    lines: list[str] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)
    reactions: list[Reactions] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


@dataclass
class Remark(Said):
    """A comment; an answer to one has the place of that one in its thread."""

    key: str = ""
    #: The key of the remark that it answers.
    answers: str = ""


@dataclass
class Story(Said):
    """A post with what people said under it."""

    key: str = ""
    #: The key of the group in which it was shared; none for a post to everyone.
    group: str = ""
    remarks: list[Remark] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return "share" if "shares" in self.marks else self.marks.get("kind", "update")


def read_folder(folder: Path) -> list[Story]:
    """Every story in the text files of a folder."""
    return [
        story
        for file in sorted(folder.glob("*.txt"))
        for story in read(file.read_text(), name=file.name)
    ]


def read(text: str, *, name: str) -> Iterator[Story]:
    """The stories in one text; `name` is said where something is wrong."""
    story: Story | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        place = f"{name}:{number}"
        if line.startswith("# "):
            continue
        if line.startswith("= "):
            if story:
                yield story
            story = _story(line, place)
        elif story:
            _take(line, story, place)
        elif line.strip():
            raise Unreadable(f"{place}: this stands above the first story")
    if story:
        yield story


def _story(line: str, place: str) -> Story:
    found = _STORY.fullmatch(line)
    if found is None:
        raise Unreadable(f"{place}: a story begins like “= new-light | wilma in counter, 3d 08:14”")
    key, author, group, when = found.groups()
    return Story(author, when, place, key=key, group=group or "")


def _take(line: str, story: Story, place: str) -> None:
    """Add one line to a story, or to the last remark under it."""
    last: Said = story.remarks[-1] if story.remarks else story
    bare = line.strip()
    if found := _REMARK.fullmatch(bare):
        story.remarks.append(_remark(found, story, place))
    elif bare.startswith(("- ", "-- ")):
        raise Unreadable(f"{place}: a remark is like “- ahmed 08:40: I do.”")
    elif found := _MARK.fullmatch(bare):
        last.marks[found[1]] = found[2] or ""
    elif found := _REACTIONS.fullmatch(bare):
        last.reactions += [_reaction(each, place) for each in found[1].split(", ")]
    else:
        last.lines.append(line.rstrip())


def _remark(found: re.Match[str], story: Story, place: str) -> Remark:
    dashes, author, when, words = found.groups()
    remark = Remark(author, when, place, [words], key=f"{story.key}/{len(story.remarks) + 1}")
    if dashes == "--":
        firsts = [each.key for each in story.remarks if not each.answers]
        if not firsts:
            raise Unreadable(f"{place}: there is no remark yet to answer")
        remark.answers = firsts[-1]
    return remark


def _reaction(words: str, place: str) -> Reactions:
    found = _REACTION.fullmatch(words)
    if found is None:
        raise Unreadable(f"{place}: reactions are like “* like 4, thanks ahmed 6”")
    return Reactions(found[1], tuple(found[2].split()), int(found[3]))
