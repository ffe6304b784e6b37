"""Translates what was said in Zulip: a topic is a post, what follows on its first message a comment."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from lenig.contracts.records import Record
from lenig.imports.report import Report
from lenig.imports.zulip.folders import Said, Thread, open_folder
from lenig.imports.zulip.links import Links
from lenig.imports.zulip.message_html import read

DEAD_END = "a link leads into Zulip itself: its words are kept"
NO_THREAD = "its topic is not in the list of topics"


class Discussions:
    """A folder as a translator. `emails` tells whose address belongs to which author."""

    def __init__(self, path: Path, report: Report, emails: Mapping[str, str]) -> None:
        self.folder, self.report, self.emails = open_folder(path, report), report, emails

    def records(self, type_: str) -> Iterable[Record]:
        translate = {
            "person": self._people,
            "group": self._groups,
            "post": self._posts,
            "comment": self._comments,
        }.get(type_)
        return translate() if translate else ()

    def _people(self) -> Iterator[Record]:
        for person in self.folder.people():
            facts = {
                "name": person.name,
                "placeholder": True,
                "email": self.emails.get(person.id, ""),
            }
            yield Record("person", person.id, person.where, facts)

    def _groups(self) -> Iterator[Record]:
        for channel in self.folder.channels():
            facts = {"name": channel.name, "visibility": "open"}
            yield Record("group", channel.id, channel.where, facts)

    def _posts(self) -> Iterator[Record]:
        begun: set[str] = set()
        for said in self.folder.messages():
            thread = self.threads.get(said.thread)
            if thread is None:
                self.report.skip_once("messages", NO_THREAD, said.where)
            elif said.thread not in begun:
                begun.add(said.thread)
                facts = {"group": thread.channel, "title": thread.title}
                yield Record("post", said.thread, said.where, facts | self._said(said, "posts"))

    def _comments(self) -> Iterator[Record]:
        begun: set[str] = set()
        for said in self.folder.messages():
            if said.thread not in self.threads:
                continue
            if said.thread in begun:
                facts = {"post": said.thread, **self._said(said, "comments")}
                # Two topics may hold copies of one message: one of them was renamed.
                yield Record("comment", f"{said.thread}/{said.id}", said.where, facts)
            begun.add(said.thread)

    def _said(self, said: Said, kind: str) -> dict[str, Any]:
        message = read(said.html, self.people, self.links)
        if message.dead_ends:
            about = f"{said.thread}/{said.id}"
            self.report.note(kind, DEAD_END, about=about, where=said.where)
        return {
            "author": said.author,
            "time": said.time,
            "content": message.content,
            "html": message.html,
            "files": message.files,
        }

    @cached_property
    def threads(self) -> dict[str, Thread]:
        return {thread.id: thread for thread in self.folder.threads()}

    @cached_property
    def people(self) -> dict[str, str]:
        """Ids by name: a message names people by their full name."""
        return {person.name: person.id for person in self.folder.people()}

    @cached_property
    def links(self) -> Links:
        links = Links()
        for channel in self.folder.channels():
            if number := re.search(r"\d+$", channel.id):
                links.add_channel(number[0], channel.id)
        for thread in self.threads.values():
            links.add_thread(thread.channel, thread.title, thread.id)
        return links
