"""Handles: the only names that leave the server.

A handle is 96 random bits in 20 characters that survive reading aloud: no
capitals, no `i`, `l`, `o` or `u` (Crockford's base 32). Ids stay inside.
"""

import secrets
from typing import Any

from django.db import models
from django.utils.crypto import salted_hmac

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 20


def new_handle() -> str:
    """A name that nobody can guess: 20 characters with 96 random bits."""
    return _written(secrets.randbits(96))


def handle_for(secret: str) -> str:
    """A handle for something that a library keeps without one: always the same for the same secret."""
    digest = salted_hmac("lenig.handle", secret, algorithm="sha256").digest()
    return _written(int.from_bytes(digest[:12], "big"))


def _written(bits: int) -> str:
    # The first character carries the odd bit out: 1 + 19 * 5 = 96.
    return "".join(ALPHABET[(bits >> shift) & 31] for shift in range(95, -1, -5))


class HandleField(models.CharField[str, str]):
    """The public name of a row, made once and never changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LENGTH)
        kwargs.setdefault("unique", True)
        kwargs.setdefault("editable", False)
        kwargs.setdefault("default", new_handle)
        super().__init__(*args, **kwargs)


class HandleConverter:
    """A handle in an address, with or without a readable tail: `0r2m…-wijkteams`.

    The tail is for people only. It is never looked at, so that an address
    with a wrong tail tells no more than one with a right one.
    """

    regex = f"[{ALPHABET}]{{{LENGTH}}}(?:-[-\\w]{{0,80}})?"

    def to_python(self, value: str) -> str:
        return value[:LENGTH]

    def to_url(self, value: str) -> str:
        return value
