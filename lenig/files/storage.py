"""Where the bytes lie: under random names, in no folder that a web server knows."""

import os
import secrets
from collections.abc import Iterable
from typing import Any, Final, NoReturn

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, default_storage

CHUNK: Final = 65_536


def new_key() -> str:
    """A name on disk that says nothing, in one of 256 folders."""
    name = secrets.token_hex(16)
    return f"{name[:2]}/{name}"


def write(key: str, content: "File[Any]") -> None:
    """Keep these bytes; once this returns they are there."""
    if default_storage.save(key, content) != key:
        raise FileExistsError(key)  # 128 random bits twice: somebody is playing with us


def open_stored(key: str) -> "File[Any]":
    return default_storage.open(key, "rb")


def erase(keys: Iterable[str]) -> None:
    """Throw these away. What is gone already is no reason to stop."""
    for key in keys:
        default_storage.delete(key)


class DurableFiles(FileSystemStorage):
    """A folder on this machine. A file that was acknowledged survives a power cut."""

    def _save(self, name: str, content: "File[Any]") -> str:
        name = super()._save(name, content)  # type: ignore[misc]
        path = self.path(name)
        for each in (path, os.path.dirname(path)):  # noqa: PTH120 - the file, then its entry
            handle = os.open(each, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        return name

    def url(self, name: str | None) -> NoReturn:
        raise ValueError("Files have no address of their own: link to the guarded view.")
