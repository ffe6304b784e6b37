"""A cache in the database: what must count across processes, where Redis is not there."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Any

from django.core.cache.backends.db import DatabaseCache
from django.db import router, transaction


class SharedCache(DatabaseCache):
    """Django's cache table, with each write in a transaction of its own.

    Writes outside one would pass by the gate where writers on SQLite take turns.
    """

    def _base_set(self, mode: str, key: str, value: Any, timeout: Any = None) -> bool:
        with self._turn():
            return bool(super()._base_set(mode, key, value, timeout))  # type: ignore[misc]

    def _base_delete_many(self, keys: Iterable[str]) -> bool:
        with self._turn():
            return bool(super()._base_delete_many(keys))  # type: ignore[misc]

    def _cull(self, db: str, cursor: Any, now: Any, num: int) -> None:
        """Make room by what expired alone.

        Django forgets a third of what is kept beyond 300 entries: whoever makes many
        would wipe out the count of their own guesses. Each entry ends by itself.
        """
        super()._cull(db, cursor, now, 0)  # type: ignore[misc]

    def clear(self) -> None:
        with self._turn():
            super().clear()

    def _turn(self) -> AbstractContextManager[None]:
        return transaction.atomic(using=router.db_for_write(self.cache_model_class))
