"""Translates an export of Slack: users, channels and what was said in them.

Only what a channel's members could read anyway is taken: never direct messages.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from lenig.contracts.records import Record
from lenig.imports.files import Unreadable
from lenig.imports.files.zip_folder import ZipFolder
from lenig.imports.report import Report
from lenig.imports.slack.emoji import reaction_of
from lenig.imports.slack.messages import Channel, Message, Messages
from lenig.imports.slack.mrkdwn import read
from lenig.toolkit.text import clean_name

USERS = ("users.json", "org_users.json")
#: The lists of channels, and who may read a channel of each.
CHANNELS = (("channels.json", "open"), ("groups.json", "closed"))
PRIVATE = ("dms.json", "mpims.json")
ON_A_SERVICE_MESSAGE = "on one of Slack's own messages, which stay behind"


class SlackExport:
    """An export as a translator. `emails` tells whose address belongs to which user."""

    def __init__(self, path: Path, report: Report, emails: Mapping[str, str]) -> None:
        self.archive, self.report, self.emails = ZipFolder(path, report), report, emails
        self.top = self._top()
        self.messages = Messages(self.archive, list(self._channels_to_read()), report)
        self._tell_of_what_is_left_out()

    def records(self, type_: str) -> Iterable[Record]:
        translate = {
            "person": self._people,
            "group": self._groups,
            "membership": self._memberships,
            "post": self._posts,
            "comment": self._comments,
            "reaction": self._reactions,
        }.get(type_)
        return translate() if translate else ()

    # -- People and groups ----------------------------------------------------------

    def _people(self) -> Iterator[Record]:
        for where, user in self.users:
            id_ = str(user["id"])
            facts = {"name": self.names[id_], "placeholder": True, "email": self._email(user)}
            if user.get("is_restricted") or user.get("is_ultra_restricted"):
                facts["role"] = "guest"
            yield Record("person", id_, where, facts)

    def _email(self, user: dict[str, Any]) -> str:
        profile = user.get("profile")
        own = profile.get("email") if isinstance(profile, dict) else ""
        return self.emails.get(str(user["id"])) or str(own or "")

    def _groups(self) -> Iterator[Record]:
        for where, channel, visibility in self.channels:
            facts = {
                "name": str(channel["name"]),
                "purpose": self._words(channel, "purpose") or self._words(channel, "topic"),
                "visibility": visibility,
                "archived": bool(channel.get("is_archived")),
                "created": _moment(channel.get("created")),
            }
            yield Record("group", str(channel["id"]), where, facts)

    def _words(self, channel: dict[str, Any], name: str) -> str:
        part = channel.get(name)
        value = str(part.get("value") or "") if isinstance(part, dict) else ""
        return read(value, self.names).content

    def _memberships(self) -> Iterator[Record]:
        for where, channel, _ in self.channels:
            members = channel.get("members")
            for member in members if isinstance(members, list) else ():
                if not isinstance(member, str):
                    continue
                role = "owner" if member == channel.get("creator") else "member"
                facts = {"group": str(channel["id"]), "person": str(member), "role": role}
                yield Record("membership", f"{channel['id']}/{member}", where, facts)

    # -- What was said --------------------------------------------------------------

    def _posts(self) -> Iterator[Record]:
        for message in self.messages:
            if not message.is_said_by_people:
                self.report.skip(
                    "service_messages", f"Slack's own: {message.subtype}", message.where
                )
            elif not message.author:
                self.report.skip("posts", "nobody is named as its author", message.where)
            elif not self.messages.root_of(message):
                facts = {"group": message.channel.id, **self._said(message)}
                counted_as = "file_posts" if message.files else ""
                yield Record("post", message.id, message.where, facts, counted_as)

    def _comments(self) -> Iterator[Record]:
        for message in self.messages:
            if message.has_author and (root := self.messages.root_of(message)):
                facts = {"post": root, **self._said(message)}
                if message.subtype == "file_comment":
                    facts["files"] = []  # the file is the post's
                yield Record("comment", message.id, message.where, facts)

    def _said(self, message: Message) -> dict[str, Any]:
        text = read(message.text, self.names)
        return {
            "author": message.author,
            "author_name": message.author_name,
            "time": message.at,
            "edited": message.edited,
            "content": text.content,
            "html": text.html,
            "files": [_file_name(file) for file in message.files],
        }

    def _reactions(self) -> Iterator[Record]:
        for message in self.messages:
            for emoji, user in message.reactions:
                if not message.is_said_by_people:
                    # Next to any other message it would say what that person never said.
                    self.report.skip("reactions", ON_A_SERVICE_MESSAGE, message.where)
                    continue
                facts = {
                    "on": message.id,
                    "person": user,
                    "reaction": reaction_of(emoji),
                    "time": message.at,
                }
                yield Record("reaction", f"{message.id}/{user}", message.where, facts)

    # -- What is in the archive -----------------------------------------------------

    @cached_property
    def users(self) -> list[tuple[str, dict[str, Any]]]:
        file = next(name for name in USERS if self.top + name in self.archive.names())
        return [(where, user) for where, user in self._listed(file) if user.get("id")]

    @cached_property
    def channels(self) -> list[tuple[str, dict[str, Any], str]]:
        return [
            (where, channel, visibility)
            for file, visibility in CHANNELS
            if self.top + file in self.archive.names()
            for where, channel in self._listed(file)
            if channel.get("id") and channel.get("name")
        ]

    @cached_property
    def names(self) -> dict[str, str]:
        """What people and channels are called, by their id."""
        people = {str(user["id"]): _name(user) for _, user in self.users}
        return people | {
            str(channel["id"]): str(channel["name"]) for _, channel, _ in self.channels
        }

    def _listed(self, file: str) -> Iterator[tuple[str, dict[str, Any]]]:
        found = self.archive.read_json(self.top + file)
        for number, each in enumerate(found if isinstance(found, list) else (), start=1):
            where = f"{file}, entry {number}"
            if isinstance(each, dict):
                yield where, each
            else:
                self.report.skip_once("files", "not an object between { and }", where)

    def _channels_to_read(self) -> Iterator[Channel]:
        for _, channel, _ in self.channels:
            yield Channel(str(channel["id"]), f"{self.top}{channel['name']}")

    def _top(self) -> str:
        """Where the lists stand: on top, or in the one folder that somebody packed again."""
        names = self.archive.names()
        for name in names:
            folder, _, file = name.rpartition("/")
            if file in USERS and "/" not in folder:
                return f"{folder}/" if folder else ""
        shown = ", ".join(names[:8]) or "nothing"
        raise Unreadable(
            f"{self.archive.path.name} is no export of Slack: it holds no users.json, but {shown}."
        )

    def _tell_of_what_is_left_out(self) -> None:
        if any(self.top + name in self.archive.names() for name in PRIVATE):
            self.report.skip_once("conversations", "direct messages are never imported", "")
        read_ones = {channel.folder for channel in self.messages.channels}
        for name in self.archive.names():
            folder, _, _file = name.removeprefix(self.top).rpartition("/")
            if folder and f"{self.top}{folder}" not in read_ones and not folder.startswith("D"):
                self.report.skip_once("files", "stands in no channel of the lists", name)


def _name(user: dict[str, Any]) -> str:
    """How colleagues know somebody; the name of the account where nothing else is said."""
    profile = user.get("profile")
    own = profile if isinstance(profile, dict) else {}
    names = (own.get("real_name"), user.get("real_name"), own.get("display_name"), user.get("name"))
    said = (clean_name(str(name)) for name in names if name)
    return next((name for name in said if name), str(user["id"]))


def _file_name(file: dict[str, Any]) -> str:
    return str(file.get("name") or file.get("title") or file.get("id") or "?")


def _moment(seconds: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(seconds), UTC) if seconds else None
    except (TypeError, ValueError, OverflowError, OSError):
        return None
