"""The messages of an export, channel by channel and day by day, told apart by what they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from lenig.imports.files.zip_folder import ZipFolder
from lenig.imports.report import Report

#: What people said. All other subtypes are notes that Slack writes itself.
SAID_BY_PEOPLE = frozenset(
    ["", "file_share", "file_comment", "thread_broadcast", "bot_message", "me_message"]
)
_TS = re.compile(r"\d{9,11}\.\d{1,9}")


@dataclass(frozen=True)
class Channel:
    """A channel that becomes a group: its id, and the folder with its days."""

    id: str
    folder: str


@dataclass(frozen=True)
class Message:
    """One message, read leniently: a field that is not what it should be is not there."""

    channel: Channel
    where: str
    said: dict[str, Any]

    @property
    def ts(self) -> str:
        """The moment as Slack writes it, which is the message's name within its channel."""
        return self._text("ts")

    @property
    def id(self) -> str:
        return f"{self.channel.id}/{self.ts}"

    @property
    def at(self) -> datetime:
        return datetime.fromtimestamp(float(self.ts), UTC)

    @property
    def edited(self) -> datetime | None:
        ts = str(self._part("edited").get("ts"))
        return datetime.fromtimestamp(float(ts), UTC) if _is_ts(ts) else None

    @property
    def subtype(self) -> str:
        return self._text("subtype")

    @property
    def is_said_by_people(self) -> bool:
        return self.subtype in SAID_BY_PEOPLE

    @property
    def thread_ts(self) -> str:
        """The message that it answers; empty when it answers none."""
        thread = self._text("thread_ts")
        return thread if thread != self.ts else ""

    @property
    def may_begin_a_thread(self) -> bool:
        return not self.thread_ts and self.subtype != "file_comment"

    @property
    def has_author(self) -> bool:
        """Whether it is something that somebody said."""
        return self.is_said_by_people and bool(self.author)

    @property
    def author(self) -> str:
        said = self.said if self.subtype != "file_comment" else self._part("comment")
        return str(said.get("user") or self.said.get("user") or self.said.get("bot_id") or "")

    @property
    def author_name(self) -> str:
        """How somebody is called who is not among the users: a bot, or a guest from elsewhere."""
        profile = self._part("user_profile") or self._part("bot_profile")
        name = profile.get("real_name") or profile.get("name") or self.said.get("username")
        return str(name or "")

    @property
    def files(self) -> list[dict[str, Any]]:
        files = self.said.get("files") or [self.said.get("file")]
        return [file for file in files if isinstance(file, dict)] if isinstance(files, list) else []

    @property
    def text(self) -> str:
        """What was said, without the sentence that Slack makes around an upload."""
        if self.subtype == "file_comment":
            return str(self._part("comment").get("comment") or "")
        if self._is_old_upload:
            return self._beside_the_file
        return self._text("text") or self._previews

    @property
    def reactions(self) -> Iterator[tuple[str, str]]:
        """The name of an emoji, and who clicked it."""
        reactions = self.said.get("reactions")
        for each in reactions if isinstance(reactions, list) else ():
            users = each.get("users") if isinstance(each, dict) else None
            for user in users if isinstance(users, list) else ():
                if isinstance(user, str):
                    yield str(each.get("name")), user

    @property
    def _is_old_upload(self) -> bool:
        return self.subtype == "file_share" and "file" in self.said and "files" not in self.said

    @property
    def _beside_the_file(self) -> str:
        """The file's title where it says more than its name, and the words that came with it."""
        (file,) = self.files or [{}]
        comment = file.get("initial_comment")
        words = str(comment.get("comment") or "") if isinstance(comment, dict) else ""
        title = str(file.get("title") or "")
        tells = title not in {"", str(file.get("name")), "Untitled"} or not words
        return "\n\n".join(part for part in (title if tells else "", words) if part)

    @property
    def _previews(self) -> str:
        """A bot often says all it has to say in attachments."""
        attachments = self.said.get("attachments")
        each = attachments if isinstance(attachments, list) else []
        words = (a.get("text") or a.get("fallback") for a in each if isinstance(a, dict))
        return "\n\n".join(str(word) for word in words if word)

    def _text(self, name: str) -> str:
        value = self.said.get(name)
        return value if isinstance(value, str) else ""

    def _part(self, name: str) -> dict[str, Any]:
        value = self.said.get(name)
        return value if isinstance(value, dict) else {}


class Messages:
    """All messages of some channels. What hangs from what is found out in a first pass."""

    def __init__(self, archive: ZipFolder, channels: list[Channel], report: Report) -> None:
        self.archive, self.channels, self.report = archive, channels, report

    def __iter__(self) -> Iterator[Message]:
        for channel in self.channels:
            for name in self._days[channel.folder]:
                yield from self._of_day(channel, name)

    @cached_property
    def _days(self) -> dict[str, list[str]]:
        days: dict[str, list[str]] = {channel.folder: [] for channel in self.channels}
        for name in self.archive.names():
            folder, _, file = name.rpartition("/")
            if folder in days and file.endswith(".json"):
                days[folder].append(name)
        return days

    def _of_day(self, channel: Channel, name: str) -> Iterator[Message]:
        day = self.archive.read_json(name)
        if day is not None and not isinstance(day, list):
            self.report.skip_once("files", "not a list of messages", name)
            return
        for number, said in enumerate(day or (), start=1):
            where = f"{name}, message {number}"
            if not isinstance(said, dict) or not _is_ts(said.get("ts")):
                self.report.skip_once("messages", "not a message with its moment", where)
            else:
                yield Message(channel, where, said)

    @cached_property
    def _roots(self) -> tuple[set[str], dict[tuple[str, str], str]]:
        """Messages that others may hang from, and the one with which each file came."""
        roots: set[str] = set()
        uploads: dict[tuple[str, str], str] = {}
        for message in self:
            if message.has_author and message.may_begin_a_thread:
                roots.add(message.id)
                for file in message.files:
                    uploads.setdefault((message.channel.id, str(file.get("id"))), message.id)
        return roots, uploads

    def root_of(self, message: Message) -> str:
        """The id of the message under which this one stands; empty when it stands by itself.

        What answered a message that was deleted since stands by itself, too.
        """
        roots, uploads = self._roots
        if message.subtype == "file_comment":
            ids = (uploads.get((message.channel.id, str(f.get("id")))) for f in message.files)
            return next((id_ for id_ in ids if id_), "")
        root = f"{message.channel.id}/{message.thread_ts}" if message.thread_ts else ""
        return root if root in roots else ""


def _is_ts(value: Any) -> bool:
    return isinstance(value, str) and _TS.fullmatch(value) is not None
