"""F01: web processes are killed while people share.

Twenty clients share, some with a file; a web process is killed every 0.3 to 2
seconds, once in a while the one that starts the others. Who gets no answer sends
the same form again.
"""

import os
import random
import signal
import time
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from bench.faults.checking import check
from bench.faults.crowd import Crowd
from bench.load_client import quantile
from bench.occasion import Occasion, Results
from bench.server import Server, command_of, family

SEED, CLIENTS = 20270101, 20
#: One kill in so many hits the process above the workers. (It also ends by itself when one
#: worker is killed twice in five seconds; then the supervisor starts it again.)
MAIN_EVERY = 25
PATIENCE = 1800


def run(occasion: Occasion) -> Results:
    folder = occasion.place.folder / "ledgers-web-killed"
    effort, chance, kills = occasion.effort, random.Random(SEED), list[float]()
    server = occasion.site
    with Crowd(server.port, list(range(1, CLIENTS + 1)), folder) as crowd:
        crowd.wait(lambda: len(crowd.successes) >= CLIENTS, seconds=60)
        end = time.monotonic() + PATIENCE
        while len(kills) < effort.kills or len(crowd.successes) < effort.acknowledged:
            if time.monotonic() > end:
                break
            if _kill(server, chance, is_main=len(kills) % MAIN_EVERY == MAIN_EVERY - 1):
                kills.append(time.monotonic())
            time.sleep(chance.uniform(0.3, 2))
        successes = [*crowd.successes]
    verdict = asdict(check(folder))
    return {
        "F01 web killed": {"seed": SEED, "kills": len(kills), **verdict, **_back(kills, successes)}
    }


def _kill(server: Server, chance: random.Random, *, is_main: bool) -> bool:
    """End one web process at once: a worker, or the one above them. False when none is there."""
    main, workers = web_processes(server)
    if main is None or not workers:
        return False  # being started: to kill it then, again and again, is no test of coming back
    victim = main if is_main else chance.choice(workers)
    with suppress(ProcessLookupError):
        os.kill(victim, signal.SIGKILL)
    return True


def web_processes(server: Server) -> tuple[int | None, list[int]]:
    """The process that listens, and those that answer."""
    main = next((p for p in family(server.process.pid) if "processes web" in command_of(p)), None)
    if main is None:
        return None, []
    below = [p for p in family(main)[1:] if "resource_tracker" not in command_of(p)]
    return main, below


def _back(kills: list[float], successes: list[tuple[float, float]]) -> dict[str, Any]:
    """Seconds from a kill to the first answer to a form that was sent after it."""
    waits = sorted(
        min((done for began, done in successes if began >= kill), default=kill + PATIENCE) - kill
        for kill in kills[:-1]
    )
    return (
        {
            "back_p50_s": round(quantile(waits, 0.5), 2),
            "back_max_s": round(waits[-1], 2),
        }
        if waits
        else {}
    )
