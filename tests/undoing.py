"""Transactions of a test: what is done inside is undone, and the code under test cannot lean on them.

A suite that asks thousands of questions of one world builds it once, in a transaction
around all its tests, and undoes after each test what that test changed.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def marked_atomic() -> Iterator[None]:
    """A transaction that counts as the test's own (see `lenig.toolkit.bare_writes`)."""
    turn = transaction.atomic()
    turn._from_testcase = True  # type: ignore[attr-defined]
    with turn:
        yield


@contextmanager
def undone() -> Iterator[None]:
    """Do something that leaves no trace in the database."""
    with marked_atomic():
        yield
        transaction.set_rollback(True)
