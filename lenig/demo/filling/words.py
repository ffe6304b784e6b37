"""What somebody said, as it is kept: the text, its HTML, whom it names and what it is about."""

from collections.abc import Mapping
from functools import cached_property
from html import escape

from lenig.demo.filling.world import World
from lenig.demo.script import Said, Unreadable
from lenig.people.models import Person
from lenig.stream.actions.posting import html_of
from lenig.stream.models import Topic
from lenig.stream.writing.reading import Written, read_naming
from lenig.stream.writing.rich import sanitise, text_of


class Wording:
    """The words of one story or remark, understood."""

    def __init__(self, said: Said, world: World, people: Mapping[str, Person]) -> None:
        self._said, self._world = said, world
        self._formatted = formatted(said.text) if said.marks.get("kind") == "blog" else None
        self.written: Written = read_naming(self.content, people)

    @property
    def content(self) -> str:
        return self._said.text if self._formatted is None else text_of(self._formatted)

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """The topic of each word after a #."""
        unknown = set(self.written.topics) - self._world.topics.keys()
        if unknown:
            raise Unreadable(f"{self._said.place}: no topic {', '.join(sorted(unknown))}")
        return {slug: self._world.topics[slug] for slug in self.written.topics}

    @property
    def html(self) -> str:
        return html_of(self.written, self.topics, formatted=self._formatted)


def names(world: World) -> dict[str, Person]:
    """Everybody by the name that stands after an @."""
    return {person.name: person for person in world.people.values()}


def formatted(text: str) -> str:
    """A text with headings (`## `), lists (`• `) and tables (`| `) as the HTML that the editor would make of it."""
    return sanitise("".join(_block(block) for block in text.split("\n\n") if block.strip()))


def _block(block: str) -> str:
    lines = block.strip().splitlines()
    if block.startswith("## "):
        return f"<h2>{escape(block[3:].strip())}</h2>"
    if block.startswith("> "):
        return f"<blockquote><p>{escape(block[2:].strip())}</p></blockquote>"
    if all(line.startswith("| ") for line in lines):
        return _table(lines)
    if all(line.startswith("• ") for line in lines):
        items = "".join(f"<li><p>{escape(line[2:])}</p></li>" for line in lines)
        return f"<ul>{items}</ul>"
    return f"<p>{'<br>'.join(escape(line) for line in lines)}</p>"


def _table(lines: list[str]) -> str:
    """The first line names the columns."""
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines]
    marked = [
        "".join(f"<{tag}><p>{escape(cell)}</p></{tag}>" for cell in row)
        for tag, row in zip(["th", *["td"] * len(rows)], rows, strict=False)
    ]
    return f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in marked)}</tbody></table>"
