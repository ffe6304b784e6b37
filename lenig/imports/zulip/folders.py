"""The two sorts of folder in which messages of Zulip are kept, told in the same words."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from lenig.imports.files import Unreadable
from lenig.imports.files.json_lines import JsonLines
from lenig.imports.report import Report
from lenig.imports.zulip.links import RESOLVED, title_in

#: A file with one topic is read as a whole.
LARGEST_TOPIC = 256 * 1024 * 1024


@dataclass(frozen=True)
class Named:
    """A person or a channel: its id, its name, and where it stands."""

    id: str
    name: str
    where: str


@dataclass(frozen=True)
class Thread:
    """A topic in a channel."""

    id: str
    channel: str
    title: str


@dataclass(frozen=True)
class Said:
    """One message, in the order of its topic. Its time and its HTML are as the file has them."""

    id: str
    thread: str
    author: str
    time: Any
    html: str
    where: str


class Folder(Protocol):
    def people(self) -> Iterator[Named]: ...

    def channels(self) -> Iterator[Named]: ...

    def threads(self) -> Iterator[Thread]: ...

    def messages(self) -> Iterator[Said]: ...


def open_folder(path: Path, report: Report) -> Folder:
    """Whichever of the two it is."""
    if not path.is_dir():
        raise Unreadable(f"{path} is no folder.")
    for folder in (path, path / "zulip_json"):
        if (folder / "stream_index.json").is_file():
            return ArchiveFolder(folder, report)
    if _lines(path, "messages") and _lines(path, "threads"):
        return LinesFolder(path, report)
    found = ", ".join(sorted(each.name for each in path.iterdir())[:8]) or "nothing"
    raise Unreadable(
        f"{path} holds neither an archive of Zulip (stream_index.json) nor lines of it "
        f"(messages.jsonl.gz, threads.jsonl.gz, channels.jsonl.gz, people.jsonl.gz), but {found}."
    )


class LinesFolder:
    """Lines of JSON: people, channels, threads and messages, a file each."""

    def __init__(self, path: Path, report: Report) -> None:
        self.path, self.report = path, report

    def people(self) -> Iterator[Named]:
        yield from self._named("people")

    def channels(self) -> Iterator[Named]:
        yield from self._named("channels")

    def threads(self) -> Iterator[Thread]:
        for where, line in self._lines("threads"):
            if self._has(line, ("id", "channel"), where):
                title = str(line.get("title") or "")
                mark = RESOLVED if line.get("resolved") is True else ""
                yield Thread(str(line["id"]), str(line["channel"]), mark + title)

    def messages(self) -> Iterator[Said]:
        for where, line in self._lines("messages"):
            if self._has(line, ("id", "thread", "author"), where):
                ids = (str(line["id"]), str(line["thread"]), str(line["author"]))
                yield Said(*ids, line.get("time"), str(line.get("html") or ""), where)

    def _named(self, name: str) -> Iterator[Named]:
        for where, line in self._lines(name):
            if self._has(line, ("id", "name"), where):
                yield Named(str(line["id"]), str(line["name"]), where)

    def _lines(self, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
        if path := _lines(self.path, name):
            yield from JsonLines(path, self.report)

    def _has(self, line: dict[str, Any], names: tuple[str, ...], where: str) -> bool:
        missing = [name for name in names if line.get(name) in (None, "")]
        if missing:
            self.report.skip_once("lines", f"“{missing[0]}” is missing", where)
        return not missing


class ArchiveFolder:
    """What `zulip-archive` writes: an index, a folder for each channel, a file for each topic.

    It knows people by their full name only, so that is their id.
    """

    def __init__(self, path: Path, report: Report) -> None:
        self.path, self.report = path, report
        index = self._json(path / "stream_index.json")
        streams = index.get("streams") if isinstance(index, dict) else None
        if not isinstance(streams, dict):
            raise Unreadable(f"{path / 'stream_index.json'} is no index of channels.")
        self.streams = {
            str(stream["id"]): str(name)
            for name, stream in streams.items()
            if isinstance(stream, dict) and isinstance(stream.get("id"), int)
        }

    def people(self) -> Iterator[Named]:
        names = {said.author: said.where for said in self.messages()}
        for name, where in names.items():
            yield Named(name, name, where)

    def channels(self) -> Iterator[Named]:
        for number, name in self.streams.items():
            yield Named(number, name, "stream_index.json")

    def threads(self) -> Iterator[Thread]:
        for channel, file in self._topics():
            title = title_in(file.stem)
            yield Thread(_thread_id(channel, title), channel, title)

    def messages(self) -> Iterator[Said]:
        for channel, file in self._topics():
            thread = _thread_id(channel, title_in(file.stem))
            found = self._json(file)
            for number, said in enumerate(found if isinstance(found, list) else (), start=1):
                where = f"{file.parent.name}/{file.name}, message {number}"
                if _is_message(said):
                    time = datetime.fromtimestamp(said["timestamp"], UTC)
                    ids = (str(said["id"]), thread, str(said["sender_full_name"]))
                    yield Said(*ids, time, str(said.get("content") or ""), where)
                else:
                    self.report.skip_once("messages", "not a message with author and time", where)

    def _topics(self) -> Iterator[tuple[str, Path]]:
        for channel in self.streams:
            for folder in sorted(self.path.glob(f"{channel}-*")):
                for file in sorted(folder.glob("*.json")):
                    yield channel, file

    def _json(self, file: Path) -> Any:
        if file.stat().st_size > LARGEST_TOPIC:
            self.report.skip_once("files", "larger than such a file ever is", file.name)
            return None
        try:
            return json.loads(file.read_bytes())
        except (ValueError, RecursionError) as error:
            where = f"{file.parent.name}/{file.name}"
            self.report.skip_once("files", f"not JSON: {str(error)[:100]}", where)
            return None


def _is_message(said: Any) -> bool:
    return (
        isinstance(said, dict)
        and isinstance(said.get("id"), int)
        and isinstance(said.get("timestamp"), int)
        and 0 < said["timestamp"] < 10**10
        and bool(said.get("sender_full_name"))
    )


def _thread_id(channel: str, title: str) -> str:
    """The same before and after it was resolved."""
    return f"{channel}/{title.removeprefix(RESOLVED)}"[:150]


def _lines(folder: Path, name: str) -> Path | None:
    candidates = (folder / f"{name}.jsonl.gz", folder / f"{name}.jsonl")
    return next((path for path in candidates if path.is_file()), None)
