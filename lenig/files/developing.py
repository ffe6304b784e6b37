"""Making a picture anew, by a process that may do nothing else (see `darkroom.py`).

A picture of 12 million dots takes 0.6 s and 102 MB there; the largest that we take
(50 million, PNG) 2.7 s and 268 MB. At most one picture for each core at a time.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any, Final

from lenig.files.refusals import Refused
from lenig.files.turns import NoPlace, place

DARKROOM: Final = Path(__file__).with_name("darkroom.py")
#: The darkroom ends by itself after 4 s of work; this is for a machine that is busy.
PATIENCE: Final = 20
PLACES: Final = os.cpu_count() or 1
WAIT_FOR_A_PLACE: Final = 3

_TYPES: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
#: What the darkroom answers, and how it is said to people.
_REASONS: Final = {"large": "dots", "frames": "frames"}
#: How it ends when it took more time or memory than a picture may.
_CUT_OFF: Final = {None, -signal.SIGKILL, -signal.SIGXCPU}

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Print:
    """One size of a picture, lying in the answer of the darkroom."""

    content_type: str
    width: int
    height: int
    moves: bool
    size: int
    at: int
    answer: IO[bytes]

    def read(self) -> bytes:
        self.answer.seek(self.at)
        return self.answer.read(self.size)


@contextmanager
def developed(upload: IO[Any], *, name: str) -> Iterator[list[Print]]:
    """The sizes of this picture, the whole one first; `Refused` when it is not to be had."""
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as answer:
        upload.seek(0)
        copyfileobj(upload, source)
        source.seek(0)
        try:
            with place("darkroom", places=PLACES, patience=WAIT_FOR_A_PLACE):
                ended = _run(source, answer)
        except NoPlace as crowd:
            raise Refused("busy", wait=2) from crowd
        if ended != 0:
            raise Refused("dots" if ended in _CUT_OFF else "damaged", name=name)
        answer.seek(0)
        yield _prints(answer, name)


def _run(source: IO[bytes], answer: IO[bytes]) -> int | None:
    """How the darkroom ended: 0 when it said all it had to say, None when it took too long."""
    try:
        return subprocess.run(
            [sys.executable, "-I", str(DARKROOM)],
            stdin=source,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            env={},  # no key, no address of the database
            cwd="/",
            start_new_session=True,
            timeout=PATIENCE,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return None


def _prints(answer: IO[bytes], name: str) -> list[Print]:
    """What the darkroom says it made. It opened a stranger's file, so its word is checked."""
    try:
        said = json.loads(answer.readline(10_000))
    except ValueError:
        raise Refused("damaged", name=name) from None
    if why := said.get("refused"):
        if why == "wanted out":
            log.error("The darkroom tried to open or import something: see darkroom.LOADED.")
        raise Refused(_REASONS.get(why, "damaged"), name=name)
    prints, at = [], answer.tell()
    for each in said["parts"]:
        prints.append(Print(**each, at=at, answer=answer))
        at += each["size"]
    if at != os.fstat(answer.fileno()).st_size or not all(map(_is_ours, prints)):
        raise Refused("damaged", name=name)
    return prints


def _is_ours(made: Print) -> bool:
    return made.content_type in _TYPES and made.size > 0 and made.width > 0 and made.height > 0
