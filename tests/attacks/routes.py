"""The routes of the groups, so that a new one is attacked as soon as it exists."""

import re
from collections.abc import Iterator

from django.urls import URLResolver, get_resolver

from lenig.people.models import Person
from lenig.toolkit.handles import new_handle

_PART = re.compile(r"<handle:(\w+)>")


def routes_of_a_group() -> list[str]:
    """Every route below `groups/HANDLE/`, as it is written."""
    rooms = [each for each in get_resolver().url_patterns if isinstance(each, URLResolver)]
    [groups] = [room for room in rooms if room.app_name == "groups"]
    routes = (str(each.pattern) for each in groups.url_patterns)
    return [route for route in routes if route.startswith("groups/<handle:handle>/")]


def addresses(handle: str, member: Person) -> Iterator[str]:
    """Each of them for one group, with a member of it where a person is named."""
    values = {"handle": handle, "person": member.handle}

    def filled(part: re.Match[str]) -> str:
        return values.get(part[1], _OTHER)

    for route in routes_of_a_group():
        yield "/" + _PART.sub(filled, route)


#: A handle that belongs to nothing, the same in each address.
_OTHER = new_handle()
