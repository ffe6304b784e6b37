"""Saying that a page may be opened by somebody who is not signed in."""

from collections.abc import Callable
from typing import TypeVar

from lenig.access.middleware import OPEN

V = TypeVar("V", bound=Callable[..., object])


def open_to_all(*, because: str) -> Callable[[V], V]:
    """Let anybody call this view, for a stated reason."""

    def mark(view: V) -> V:
        setattr(view, OPEN, because)
        return view

    return mark
