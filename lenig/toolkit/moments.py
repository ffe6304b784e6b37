"""Identifiers made from a moment, so that the order of ids is the order of publication.

An id is 63 bits: the milliseconds since 2000 in the upper 41, and 22 random
bits below them. Nothing comes from a sequence, so a post that is imported or
scheduled falls into its place by itself. The range ends in September 2069.
"""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import models
from django.utils import timezone

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
RANDOM_BITS = 22
_MILLISECOND = timedelta(milliseconds=1)


def moment_id(moment: datetime | None = None) -> int:
    """A new id for something that happened at `moment` (now, when left out)."""
    milliseconds = ((moment or timezone.now()) - EPOCH) // _MILLISECOND
    return (milliseconds << RANDOM_BITS) | secrets.randbits(RANDOM_BITS)


def first_id_at(moment: datetime) -> int:
    """The lowest id that `moment` can have: a bound for "since" and "until"."""
    return ((moment - EPOCH) // _MILLISECOND) << RANDOM_BITS


def moment_of(identifier: int) -> datetime:
    """When the thing with this id was published, to the millisecond."""
    return EPOCH + (identifier >> RANDOM_BITS) * _MILLISECOND


class MomentIdField(models.BigIntegerField[int, int]):
    """A primary key that sorts by time of publication."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("primary_key", True)
        kwargs.setdefault("editable", False)
        kwargs.setdefault("default", moment_id)
        super().__init__(*args, **kwargs)
