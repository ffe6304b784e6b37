"""Where a link in a message of Zulip leads: to a channel, a topic, an uploaded file, or out."""

import re
from typing import NamedTuple
from urllib.parse import quote, unquote

#: Before the title of a topic whose question was answered.
RESOLVED = "✔ "

_NARROW = re.compile(r"(?:^|/)#narrow/(?:stream|channel)/(\d+)(?:-[^/]*)?(?:/topic/([^/]+))?")
_OUT = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


class Target(NamedTuple):
    """What a link becomes: an address in a text of ours, the name of a file, or neither."""

    href: str = ""
    file: str = ""


class Links:
    """Knows the topics of a folder, so that a link to one becomes a link to its post."""

    def __init__(self) -> None:
        self._channels: dict[str, str] = {}
        self._threads: dict[tuple[str, str], str] = {}

    def add_channel(self, number: str, id_: str) -> None:
        self._channels[number] = id_

    def add_thread(self, channel: str, title: str, id_: str) -> None:
        self._threads[channel, _plain_title(title)] = id_

    def target(self, href: str) -> Target:
        if narrow := _NARROW.search(href):
            return self._inside(narrow[1], narrow[2], href)
        if "/user_uploads/" in href:
            return Target(file=unquote(href.rstrip("/").rpartition("/")[2]))
        return Target(href if _OUT.match(href) else "")

    def _inside(self, number: str, topic: str | None, href: str) -> Target:
        channel = self._channels.get(number, "")
        thread = self._threads.get((channel, _plain_title(title_in(topic)))) if topic else None
        if thread:
            return Target(f"post:{quote(thread, safe='')}")
        if channel and not topic:
            return Target(f"group:{quote(channel, safe='')}")
        return Target(href if _OUT.match(href) else "")


def title_in(quoted: str) -> str:
    """A topic as it stands in an address or a file's name, where `.20` is a space."""
    return unquote(re.sub(r"\.([0-9A-Fa-f]{2})", r"%\1", quoted))


def _plain_title(title: str) -> str:
    return title.removeprefix(RESOLVED).strip().casefold()
