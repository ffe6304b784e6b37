"""A zip that somebody else made, read like a folder and never unpacked to a disk."""

import json
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Any

from lenig.imports.files import Unreadable
from lenig.imports.report import Report

#: An archive that unpacks to more than both is made to fill a disk.
MOST_BYTES, MOST_TIMES = 1024**3, 10
MOST_FILES = 200_000
#: One file inside is held in memory as a whole.
LARGEST_FILE = 128 * 1024 * 1024

_UTF8 = 0x800
#: How a file inside may be packed. Of the other ways Python's reader unpacks a whole piece at
#: once, however large it becomes, and no export uses them.
_PACKINGS = frozenset([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
#: What Python's reader says of an archive, or of a file inside, that is broken or encrypted.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, UnicodeDecodeError),
    *(EOFError, OSError, NotImplementedError, RuntimeError),
)


class ZipFolder:
    """The files of an archive by their path; what cannot be read is reported by name."""

    def __init__(self, path: Path, report: Report) -> None:
        self.path, self.report = path, report
        with path.open("rb"):
            pass  # A file that is not there is told of as such, not as a broken one.
        try:
            self._zip = zipfile.ZipFile(path)
        except _BROKEN as error:
            raise Unreadable(f"{path.name} is no zip archive, or a broken one: {error}") from error
        self._refuse_bomb()
        self._files = {name: info for info in self._zip.infolist() if (name := _name(info))}

    def names(self) -> list[str]:
        return sorted(self._files)

    def read(self, name: str) -> bytes | None:
        """What stands in a file; None, and a line in the report, where it cannot be read."""
        info = self._files[name]
        if info.file_size > LARGEST_FILE:
            self.report.skip_once("files", "larger than such a file ever is", name)
            return None
        try:
            return self._unpacked(info)
        except _BROKEN as error:
            self.report.skip_once("files", f"broken: {str(error)[:100]}", name)
            return None

    def read_json(self, name: str) -> Any:
        """The JSON in a file; None, and a line in the report, where there is none."""
        content = self.read(name)
        if content is None:
            return None
        try:
            return json.loads(content)
        except (ValueError, RecursionError) as error:
            self.report.skip_once("files", f"not JSON: {str(error)[:100]}", name)
            return None

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        """Never more than the archive says, which the bounds were checked against."""
        if info.compress_type not in _PACKINGS:
            raise NotImplementedError("packed in a way that is not read here")
        return self._zip.open(info).read(info.file_size)

    def _refuse_bomb(self) -> None:
        infos = self._zip.infolist()
        inside = sum(info.file_size for info in infos)
        if inside > MOST_BYTES and inside > MOST_TIMES * self.path.stat().st_size:
            raise Unreadable(
                f"{self.path.name} unpacks to {inside // 1024**2:,} MB, more than "
                f"{MOST_TIMES} times its size. No export does that, so it is not read."
            )
        if len(infos) > MOST_FILES:
            raise Unreadable(f"{self.path.name} holds {len(infos):,} files; no export does that.")


def _name(info: zipfile.ZipInfo) -> str:
    """The path as its maker meant it; empty for a folder, and for one that leads elsewhere.

    Many makers write UTF-8 without saying so, and then it is read as code page 437.
    """
    name = info.orig_filename.replace("\\", "/")
    if not info.flag_bits & _UTF8:
        name = _as_utf8(name)
    if not name or name.endswith("/"):
        return ""
    path = PurePosixPath(name)
    leads_elsewhere = path.is_absolute() or ".." in path.parts or "\0" in name
    return "" if leads_elsewhere else str(path)


def _as_utf8(name: str) -> str:
    try:
        return name.encode("cp437").decode("utf-8")
    except ValueError:
        return name
