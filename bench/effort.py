"""How long each thing is looked at."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Effort:
    #: Requests one after the other, after so many that do not count.
    times: int = 200
    warm: int = 30
    #: Seconds of as many requests as fit.
    seconds: float = 6
    #: Posts, comments and reactions, each.
    writes: int = 150
    #: Starts of the whole site.
    starts: int = 3
    #: Seconds before something counts as idle.
    rest: float = 5
    #: The faults: kills of the web, posts meanwhile, tasks of each sort, seconds of fifty writers.
    kills: int = 100
    acknowledged: int = 5000
    tasks: int = 1000
    writing_seconds: float = 600


FULL = Effort()
EFFORTS = {
    "full": FULL,
    "huge": FULL,
    # The short form, for each change.
    "small": Effort(
        times=100,
        seconds=3,
        writes=60,
        starts=2,
        rest=2,
        kills=15,
        acknowledged=600,
        tasks=200,
        writing_seconds=30,
    ),
    "tiny": Effort(
        times=3,
        warm=1,
        seconds=0,
        writes=2,
        starts=1,
        rest=0.1,
        kills=2,
        acknowledged=20,
        tasks=10,
        writing_seconds=2,
    ),
}
