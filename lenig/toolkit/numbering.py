"""A number for each request: in its answer, on the page that says sorry, and in every line of the log.

Whoever reports that something went wrong can name it, and it tells nothing else.
"""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("request_number", default="-")


def number() -> str:
    """That of the request being answered, or a dash outside of one."""
    return _current.get()


@contextmanager
def numbered() -> Iterator[str]:
    """Give what happens in this block a number of its own: never one that a request brought along."""
    before = _current.set(secrets.token_hex(6))
    try:
        yield number()
    finally:
        _current.reset(before)


class Numbers(logging.Filter):
    """Puts the number on each line of the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.number = number()
        return True
