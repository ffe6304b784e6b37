"""The routes of the map, and the addresses that they become in a world."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from django.urls import URLPattern, URLResolver, get_resolver

#: What can stand at a place of an address: `{"groups/": [handle, …], "groups/*/goals/": […]}`.
Stands = Mapping[str, Sequence[str]]

_PART = re.compile(r"<(?:\w+:)?\w+>")

#: Routes that answer a GET with something else than a page of their own, and with what.
NO_PAGES = {
    "files:file": "the bytes of a file",
    "files:variant": "the bytes of a smaller copy",
    "health": "a word for the balancer",
    "live:ticket": "a ticket for the live events",
    "mfa_download_recovery_codes": "a file with the recovery codes",
    "mfa_login_webauthn": "the question that a passkey answers",
    "mfa_reauthenticate_webauthn": "a page for a passkey that a device holds",
    "notifications:opened": "the way to what a notice is about",
    "people:branch": "a branch of the chart, or the way to the chart with this branch open",
    "people:seat-branch": "a branch of the chart, or the way to the chart with this branch open",
    "people:suggest": "names for who is typing one",
    "stream:answer": "the form below a comment, or the way to it on the page of its post",
    "stream:comment": "the way to a comment on the page of its post",
    "stream:comments": "comments, or the way to them on the page of their post",
    "stream:newer": "how many posts came since",
    "stream:suggest": "topics for who is typing one",
    "ui:gallery": "there in the demo alone: see `test_everybody_can_use_every_component`",
}

#: What a link in a mail opens, for who has not signed in; it would end the session of somebody else.
FROM_OUTSIDE = {"people:join", "account_confirm_email", "account_reset_password_from_key"}

#: Routes whose addresses differ so much that each is looked at: kinds of posts, sorts of groups.
EACH = {"stream:post", "stream:edit", "groups:group", "people:profile"}

#: What more than the bare address is a page of its own, by the name of its route.
VARIANTS = {
    "stream:home": ["?tab=new", "?tab=organisation"],
    "people:directory": ["?q=parkeren&today=working", "?q=nooitvangehoord"],
    "people:profile": ["?edit=phone", "?edit=photo"],
    "stream:compose": ["?kind=blog"],
    "groups:visibility": ["?to=open"],
    "groups:groups": ["?q=nooitvangehoord"],
}


@dataclass(frozen=True)
class Route:
    """One line of the map: its name, and the address with a star for each part that varies."""

    name: str
    pattern: str
    #: What answers there: some views have several lines.
    view: str

    @property
    def parts(self) -> list[str]:
        """What stands before each part that varies: `["groups/", "groups/*/goals/"]`."""
        pieces = _PART.split(self.pattern)
        return ["*".join(pieces[: n + 1]) for n in range(len(pieces) - 1)]

    def addresses(self, stands: Stands) -> Iterator[str]:
        """Each address that this route has in a world; none when something is missing there."""
        pieces = _PART.split(self.pattern)
        for chosen in product(*(stands.get(part, ()) for part in self.parts)):
            filled = [piece + value for piece, value in zip(pieces, [*chosen, ""], strict=True)]
            yield "/" + "".join(filled)


def routes() -> list[Route]:
    """The whole map, in its own order."""
    return list(_walk(get_resolver().url_patterns))


def _walk(
    patterns: Sequence[URLPattern | URLResolver], before: str = "", space: str = ""
) -> Iterator[Route]:
    for each in patterns:
        address = before + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = f"{each.namespace}:" if each.namespace else ""
            yield from _walk(each.url_patterns, address, space + inner)
        else:
            yield Route(f"{space}{each.name}", address, _called(each.callback))


def _called(view: Callable[..., object]) -> str:
    kind = getattr(view, "view_class", view)
    return f"{kind.__module__}.{kind.__qualname__}"
