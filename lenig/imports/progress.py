"""Tells how far an import is, on a line that is written over; in a log, a line now and then."""

import time
from typing import TextIO

#: Seconds between two lines, where they stay.
PATIENCE = 5.0


class Progress:
    def __init__(self, out: TextIO, *, quiet: bool = False) -> None:
        self.out, self.quiet = out, quiet
        self._counts: dict[str, int] = {}
        self._told = time.monotonic()
        self._overwrites = out.isatty()

    def tell(self, kind: str, more: int) -> None:
        self._counts[kind] = self._counts.get(kind, 0) + more
        if self.quiet:
            return
        line = f"{kind.replace('_', ' ')}: {self._counts[kind]:,}"
        if self._overwrites:
            self.out.write(f"\r\033[K{line}")
            self.out.flush()
        elif time.monotonic() - self._told > PATIENCE:
            self.out.write(f"{line}\n")
            self._told = time.monotonic()

    def end(self) -> None:
        if self._overwrites and not self.quiet:
            self.out.write("\r\033[K")
            self.out.flush()
