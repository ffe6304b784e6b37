"""The difference between a read for somebody and a read for the machine itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_reason: ContextVar[str | None] = ContextVar("every_row", default=None)


class UnscopedRead(RuntimeError):
    """Somebody read rows without saying who is looking."""


@contextmanager
def every_row(*, because: str) -> Iterator[None]:
    """Let guarded rows be read without a viewer inside this block, for a stated reason.

    For what the machine needs to keep its own books: uniqueness, counters, a
    person's own rows below something that they may see. Never for an answer.
    """
    if not because:
        raise ValueError("every_row needs a reason.")
    token = _reason.set(because)
    try:
        yield
    finally:
        _reason.reset(token)


def reading_every_row() -> bool:
    """Whether an `every_row` block is open in this thread."""
    return _reason.get() is not None
