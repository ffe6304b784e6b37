"""One run of the benchmark: what is measured, with how much effort, on which ports."""

import importlib
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

from django.db import connection

from bench.bars import print_bars
from bench.effort import EFFORTS, Effort
from bench.keeping import Place
from bench.load_client import Timing, as_many_as_fit, one_at_a_time
from bench.readying import ready, say
from bench.server import Server, bare_page, site
from bench.signing_in import cookie_of
from bench.tidying import tidy

#: One thing that was measured, by name: its figures.
Results = dict[str, dict[str, Any]]


class Occasion:
    """Measures share a running site, and each has the floor measured just before it."""

    def __init__(self, place: Place, effort: Effort, port: int) -> None:
        self.place, self.effort, self.port = place, effort, port
        self._open = ExitStack()
        self._site: Server | None = None

    @property
    def site(self) -> Server:
        """The running site: started when it is first asked for."""
        if self._site is None:
            connection.close()
            self._site = self._open.enter_context(site(self.port))
        return self._site

    def close(self) -> None:
        """Stop the site, for who wants the machine to itself."""
        self._open.close()
        self._site = None

    def floor(self) -> Timing:
        """The bare page: the same database, server and template engine, and nothing else.

        Anew for each table, since a machine is not as fast now as ten minutes ago.
        """
        self.close()
        cookie = cookie_of(1)
        connection.close()
        effort = self.effort
        with bare_page(self.port + 2) as server:
            alone = one_at_a_time(server.port, "/", cookie, times=effort.times, warm=effort.warm)
            rps = as_many_as_fit(server.port, ["/"], [cookie], seconds=effort.seconds)
        return Timing(alone.p50_ms, alone.p95_ms, rps, alone.size_kb)


def run(names: Sequence[str], place: Place, *, effort: str, port: int) -> Results:
    """Measure all of these; print a table of each, and which promises were kept."""
    ready(place)
    tidy(place)
    occasion, results = Occasion(place, EFFORTS[effort], port), Results()
    for name in names:
        say(f"\n{name} …")
        package = "bench" if name == "faults" else "bench.measures"
        try:
            results |= importlib.import_module(f"{package}.{name}").run(occasion)
        finally:
            occasion.close()
    if place.size != "tiny":  # whose figures mean nothing
        print_bars(results)
    return results
