"""Markup with holes: rendered once by a template, filled in for each reader.

A template writes `{% hole "bar" %}` where something stands that is not the
same for everyone. The rendered text is cut there and kept in pieces.
"""

import re
import secrets
from collections.abc import Callable, Mapping

from django.utils.safestring import SafeString, mark_safe

#: Known to this process alone, so that nobody can type a hole.
_SECRET = secrets.token_hex(8)
_MARK = re.compile(rf"<!--{_SECRET}:(\w+)-->")

#: Text and names of holes by turns: the first, third, … are text.
Pieces = tuple[str, ...]


def hole(name: str) -> SafeString:
    """The mark that a template leaves where something must be filled in."""
    return mark_safe(f"<!--{_SECRET}:{name}-->")  # noqa: S308 - nothing in it was typed


def cut(markup: str) -> Pieces:
    """The markup in pieces: text, name of a hole, text, …"""
    return tuple(_MARK.split(markup))


def fill(pieces: Pieces, fillings: Mapping[str, Callable[[], str]]) -> SafeString:
    """The markup whole again, with each hole filled."""
    parts = (piece if n % 2 == 0 else fillings[piece]() for n, piece in enumerate(pieces))
    return mark_safe("".join(parts))  # noqa: S308 - pieces of rendered templates
