"""A rehearsal: the import itself, on a database that is as before when it ends.

So the report of `--dry-run` says what would happen and not what somebody thought
would. On SQLite a copy is taken, because one long transaction would make all
writers wait; on PostgreSQL nobody waits for a transaction that is taken back.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import connection, transaction

from lenig.toolkit.sqlite.copying import on_a_copy


@contextmanager
def rehearsal() -> Iterator[None]:
    """Nothing that is written inside stays."""
    with ExitStack() as stack:
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            stack.enter_context(on_a_copy(connection))
        stack.enter_context(transaction.atomic())
        try:
            yield
        finally:
            transaction.set_rollback(True)
