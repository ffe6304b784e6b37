"""Where a source has its own page: told by the room that owns that page."""

from django.urls import reverse

from lenig.stream.models import Source

_routes: dict[str, str] = {
    Source.Kind.PERSON: "people:profile",
    Source.Kind.DEPARTMENT: "people:department",
    Source.Kind.TOPIC: "stream:topic",
}


def has_page(kind: str, route: str) -> None:
    """Say that sources of this kind have a page: a route that takes their handle."""
    _routes[kind] = route


def source_address(source: Source) -> str:
    """The page of what this source belongs to; home for one without a page of its own."""
    route = _routes.get(source.kind)
    return reverse(route, args=[source.handle]) if route else "/"
