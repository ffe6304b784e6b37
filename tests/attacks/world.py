"""The test world of the catalogue: what is hidden where, each thing with a word of its own.

A *canary* is a word that occurs nowhere else. Whoever meets one has seen the
thing it belongs to.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.test import Client

from lenig.access.viewer import Viewer
from lenig.groups.models import Group
from lenig.people.models import Person
from lenig.stream.actions.commenting import NewComment, comment_on
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.models import Comment, Post
from lenig.toolkit.handles import new_handle
from tests.cast import Cast

_NONCES = re.compile(
    r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"x-csrftoken": "[^"]*"'
)
_CANARY = re.compile(r"canary\w*")


@dataclass
class World:
    """Posts with comments in each group, written by Anouk and by who owns the group."""

    cast: Cast
    canaries: dict[str, str] = field(default_factory=dict)

    def canary(self, name: str) -> str:
        """The word of this thing: the same each time it is asked for."""
        return self.canaries.setdefault(name, f"canary{name}{new_handle()[:8]}")

    def share(self, author: Person, name: str, group: Group | None = None) -> Post:
        """A post with a canary in its text and one in its topic."""
        words = f"{self.canary(name)} #{self.canary(name + 'topic')}"
        place = group.source if group else None
        new = NewPost(kind="update", content=words, place=place)
        return publish(new, viewer=Viewer.of(author))

    def say(self, author: Person, name: str, post: Post) -> Comment:
        return comment_on(post, NewComment(self.canary(name)), viewer=Viewer.of(author))

    @cached_property
    def s_post(self) -> Post:
        """In the secret group, with a comment under it."""
        post = self.share(self.cast.anouk, "spost", self.cast.s)
        self.say(self.cast.dewi, "scomment", post)
        return post

    @cached_property
    def c_post(self) -> Post:
        post = self.share(self.cast.anouk, "cpost", self.cast.c)
        self.say(self.cast.dora, "ccomment", post)
        return post

    @cached_property
    def o_post(self) -> Post:
        return self.share(self.cast.anouk, "opost", self.cast.o)


def canaries_in(response: Any) -> set[str]:
    """Every canary that an answer gives away: in its body, its headers or its address."""
    text = response.content.decode() + str(dict(response.headers))
    return set(_CANARY.findall(text))


def same(response: Any) -> tuple[int, str, dict[str, str]]:
    """What two answers must have in common when nobody may tell them apart."""
    body = _NONCES.sub("", response.content.decode())
    leave_out = {"Set-Cookie", "Content-Security-Policy", "Content-Length", "X-Request-Id"}
    headers = {name: value for name, value in response.headers.items() if name not in leave_out}
    return response.status_code, body, headers


def seen_by(client: Client, person: Person, addresses: list[str]) -> set[str]:
    """Every canary that this person meets at these addresses."""
    client.force_login(person)
    return {canary for address in addresses for canary in canaries_in(client.get(address))}
