""" "My groups" in the menu, as every page shows it: asked at most once a minute for each person.

What is kept goes by what the person may read and where they take part, so that
whoever loses a group is shown nothing of it from that moment. What they do
themselves shows at once, in every process: their session remembers when that was.
"""

from dataclasses import dataclass

from django.core.cache import caches
from django.utils import timezone

from lenig.access.request import Request
from lenig.groups.hot.my_groups import my_groups
from lenig.stream.places import standing
from lenig.ui.frame import Link

#: How many groups stand in the menu; the page of groups has them all.
IN_THE_RAIL = 12
#: Seconds after which what others changed is seen: a new post, another name.
KEPT = 60
_LOOKED = "groups-looked"


@dataclass(frozen=True)
class _Line:
    """What is kept of a group."""

    handle: str
    name: str
    url: str
    hue: int
    has_news: bool


def rail_entries(request: Request) -> list[Link]:
    """The viewer's groups, with a dot where something is new."""
    name = f"rail:{standing(request.viewer)}:{request.session.get(_LOOKED, '')}"
    lines: list[_Line] | None = caches["fragments"].get(name)
    if lines is None:
        lines = _lines(request)
        caches["fragments"].set(name, lines, KEPT)
    return [
        Link(
            label=line.name,
            url=line.url,
            hue=line.hue,
            waiting=line.has_news,
            is_current=line.handle in request.path,
        )
        for line in lines
    ]


def look_again(request: Request) -> None:
    """This person did something that their own menu must show at the next page."""
    request.session[_LOOKED] = timezone.now().timestamp()


def _lines(request: Request) -> list[_Line]:
    return [
        _Line(
            each.group.handle,
            each.group.name,
            each.group.get_absolute_url(),
            each.group.hue,
            each.has_news,
        )
        for each in my_groups(request.viewer, limit=IN_THE_RAIL)
    ]
