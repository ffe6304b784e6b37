"""A number for each request: in its answer, on the page that says sorry, and in every line of the log.

Whoever reports that something went wrong can name it, and it tells nothing else.
"""

import logging
import secrets
from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("request_number", default="-")


def number() -> str:
    """That of the request being answered, or a dash outside of one."""
    return _current.get()


def number_anew() -> str:
    """A number for what this thread does from now on: never one that a request brought along.

    It stays until the next request. Django writes the last line about one after all else.
    """
    _current.set(secrets.token_hex(6))
    return number()


class Numbers(logging.Filter):
    """Puts the number on each line of the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.number = number()
        return True
