"""Notes how long each turn at SQLite's gate lasts, and for which route it was taken.

Loaded into the web processes by `clock_settings`. Each process writes a file of its
own beside the database; the benchmark reads them at the end.
"""

import os
import time
from collections import defaultdict
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from lenig.toolkit.sqlite.connection import GatedConnection

FOLDER = "lock-times"
_route: ContextVar[str] = ContextVar("route", default="")
_began: ContextVar[float] = ContextVar("began", default=0.0)


def names_the_route(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware: says which page a turn is for."""
    _set_the_clock()

    def answer(request: HttpRequest) -> HttpResponse:
        token = _route.set(request.path.split("/")[-2] or "home")
        try:
            return get_response(request)
        finally:
            _route.reset(token)

    return answer


def _set_the_clock() -> None:
    """Let every turn of this process be noted when it ends."""
    folder = Path(settings.DATA) / FOLDER
    folder.mkdir(exist_ok=True)
    notes = (folder / f"{os.getpid()}.txt").open("a", buffering=1)
    take, end = GatedConnection.take_turn, GatedConnection._end_turn

    def take_turn(self: GatedConnection) -> None:
        had_it = self.has_turn
        take(self)
        if not had_it and self.has_turn:
            _began.set(time.perf_counter())

    def end_turn(self: GatedConnection) -> None:
        if self.has_turn:
            notes.write(f"{_route.get()} {(time.perf_counter() - _began.get()) * 1000:.3f}\n")
        end(self)

    GatedConnection.take_turn = take_turn  # type: ignore[method-assign]
    GatedConnection._end_turn = end_turn  # type: ignore[method-assign]


def read_all(folder: Path) -> dict[str, list[float]]:
    """Milliseconds of all turns, in order, by route."""
    times: dict[str, list[float]] = defaultdict(list)
    for file in (folder / FOLDER).glob("*.txt"):
        for line in file.read_text().splitlines():
            route, _, taken = line.partition(" ")
            times[route].append(float(taken))
    return {route: sorted(taken) for route, taken in times.items()}
