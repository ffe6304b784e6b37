"""Integers never leave the server: a page is addressed by handle."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter

#: Whose addresses are not ours to choose, and are for the person's own things alone.
FOREIGN = "allauth."


def ours(
    patterns: list[URLPattern | URLResolver], before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from ours(each.url_patterns, before + str(each.pattern))
        elif not each.callback.__module__.startswith(FOREIGN):
            yield before + str(each.pattern), each


def test_no_address_carries_an_integer() -> None:
    carrying = [
        address
        for address, pattern in ours(get_resolver().url_patterns)
        if any(isinstance(each, IntConverter) for each in pattern.pattern.converters.values())
    ]

    assert carrying == []


def test_the_map_was_walked() -> None:
    """Without this one, an empty map would pass the test above."""
    assert "health/" in dict(ours(get_resolver().url_patterns))
