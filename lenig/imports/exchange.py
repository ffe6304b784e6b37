"""Our own line format, `lenig-import/1`: what the other translators speak, read from a file.

`docs/reference/import-format.md` describes it, and a test holds the page to it.
"""

from collections.abc import Iterator
from pathlib import Path

from lenig.contracts.importing import declared
from lenig.contracts.records import Record, Trouble, as_id
from lenig.imports.files import Unreadable
from lenig.imports.files.json_lines import JsonLines, Line
from lenig.imports.report import Report

FORMAT = "lenig-import/1"

#: Types without an id of their own: it is made of what they bring together.
_MADE_OF = {
    "membership": ("group", "person"),
    "reaction": ("on", "person"),
    "follow": ("person", "colleague", "topic", "group", "department"),
    "topic": ("word",),
}


class ExchangeFile:
    """A file in our own format, as a translator."""

    def __init__(self, path: Path, report: Report) -> None:
        self.lines, self.report = JsonLines(path, report), report
        self.types = {importable.type for importable in declared()}
        self.is_surveyed = False
        first = next(iter(self.lines), None)
        if first is None or first.content.get("type") != FORMAT:
            raise Unreadable(
                f"{path.name} does not begin as it should. "
                f'Its first line is {{"type": "{FORMAT}", "source": "a name"}}.'
            )
        self.source = str(first.content.get("source") or "posts")

    def records(self, type_: str) -> Iterator[Record]:
        """The lines of one type. At the first time through, all others are looked at as well."""
        holding = f'"{type_}"' if self.is_surveyed else ""
        for line in self.lines.lines(holding=holding):
            said = line.content.get("type")
            if said == type_:
                yield from self._record(type_, line)
            elif said not in self.types and said != FORMAT:
                reason = f"“{str(said)[:40]}” is no type that can be imported"
                self.report.skip_once("lines", reason, line.where)
        self.is_surveyed = True

    def _record(self, type_: str, line: Line) -> Iterator[Record]:
        facts = {name: value for name, value in line.content.items() if name not in {"type", "id"}}
        try:
            id_ = _id_of(type_, line)
        except Trouble as trouble:
            self.report.skip_once("lines", str(trouble), line.where)
        else:
            yield Record(type_, id_, line.where, facts)


def _id_of(type_: str, line: Line) -> str:
    if "id" in line.content or type_ not in _MADE_OF:
        return as_id(line.content.get("id"))
    parts = [line.content.get(name) for name in _MADE_OF[type_]]
    return "/".join(as_id(part) if part else "" for part in parts)
