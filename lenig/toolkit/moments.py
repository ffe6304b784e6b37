"""Identifiers made from a moment, so that the order of ids is the order of publication.

An id is 63 bits: the milliseconds since 2000 in the upper 41, and 22 random
bits below them. Nothing comes from a sequence, so a post that is imported or
scheduled falls into its place by itself. The range ends in September 2069.

Four million fit in a millisecond, and still two of 2,000 random ones would often be the
same (an import that knows only the day puts more than that into one). So a process begins
each millisecond at random and counts on from there; where another process was before it,
`MomentModel` and `renew_taken` take the next try.
"""

import os
import secrets
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
RANDOM_BITS = 22
_MILLISECOND = timedelta(milliseconds=1)
#: Of so many milliseconds a process remembers where it is: those of a large import.
_REMEMBERED = 50_000
TRIES = 5
BATCH = 500


class _Counter:
    """The next low bits of each millisecond, different for each call in this process."""

    def __init__(self) -> None:
        self._last: OrderedDict[int, int] = OrderedDict()
        self._lock = Lock()

    def next(self, milliseconds: int) -> int:
        with self._lock:
            last = self._last.pop(milliseconds, None)
            low = secrets.randbits(RANDOM_BITS) if last is None else last + 1
            low %= 1 << RANDOM_BITS
            self._last[milliseconds] = low
            if len(self._last) > _REMEMBERED:
                self._last.popitem(last=False)
        return low

    def forget(self) -> None:
        """In a forked child: counting on would make the same ids as the parent."""
        self.__init__()  # type: ignore[misc]


_counter = _Counter()
os.register_at_fork(after_in_child=_counter.forget)


def moment_id(moment: datetime | None = None) -> int:
    """A new id for something that happened at `moment` (now, when left out)."""
    milliseconds = ((moment or timezone.now()) - EPOCH) // _MILLISECOND
    return (milliseconds << RANDOM_BITS) | _counter.next(milliseconds)


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


class MomentModel(models.Model):
    """A model whose rows have such an id: a new one is written, whoever had its id before."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row; a new one whose id is taken gets another of the same moment."""
        if not self._state.adding:
            super().save(*args, **kwargs)
            return
        for _ in range(TRIES):
            try:
                with transaction.atomic():
                    super().save(*args, **kwargs)
            except IntegrityError:
                # All other rules of the table are for the caller to hear of.
                if not _taken(type(self), [self.pk]):
                    raise
                self.pk = moment_id(moment_of(self.pk))
            else:
                return
        super().save(*args, **kwargs)


def renew_taken(rows: Iterable["MomentModel"]) -> dict[int, int]:
    """Give new rows whose ids are taken others of the same moments: the new id by the old one.

    For `bulk_create`, which must know all ids before. One query for each five hundred.
    """
    rows = list(rows)
    renewed: dict[int, int] = {}
    for start in range(0, len(rows), BATCH):
        some = rows[start : start + BATCH]
        while taken := _taken(type(some[0]), [row.pk for row in some]):
            for row in some:
                if row.pk in taken:
                    old, row.pk = row.pk, moment_id(moment_of(row.pk))
                    renewed[old] = row.pk
    return renewed


def _taken(model: type[models.Model], ids: Sequence[int]) -> set[int]:
    return set(model._base_manager.filter(pk__in=ids).values_list("pk", flat=True))
