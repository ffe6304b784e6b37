"""Addresses of posts and people, made without asking the map of the site twenty times per page."""

from functools import lru_cache

from django.urls import reverse

_SOME = "0" * 20


def post_address(handle: str) -> str:
    """The same as `post.get_absolute_url()`."""
    return _pattern("stream:post").replace(_SOME, handle)


def person_address(handle: str) -> str:
    """The same as `person.get_absolute_url()`."""
    return _pattern("people:profile").replace(_SOME, handle)


def comment_address(handle: str) -> str:
    """What all pages about one comment begin with."""
    return _pattern("stream:comment").replace(_SOME, handle)


@lru_cache
def _pattern(name: str) -> str:
    return reverse(name, args=[_SOME])
