"""The promises: what a figure may be at most, or must be at least."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Bar:
    """A promise about one figure of every result whose name begins like this."""

    results: str
    figure: str
    most: float | None = None
    least: float | None = None

    def holds_for(self, value: float) -> bool:
        return (self.most is None or value <= self.most) and (
            self.least is None or value >= self.least
        )

    def __str__(self) -> str:
        return f"at most {self.most:g}" if self.most is not None else f"at least {self.least:g}"


_PAGES = ("home", "group", "topic")
BARS = [
    *(Bar(page, "ratio", most=6) for page in _PAGES),
    *(Bar(page, "rps", least=120) for page in _PAGES),
    *(Bar(page, "queries", most=10) for page in _PAGES),
    Bar("people", "p95_ms", most=60),
    Bar("write", "p50_ms", most=15),
    Bar("idle, 2 web", "pss_mb", most=450),
    Bar("idle, 1 web", "pss_mb", most=350),
    Bar("start", "seconds", most=5),
    Bar("first page", "wire_kb", most=150),
    Bar("first page", "other_hosts", most=0),
    Bar("F01", "lost", most=0),
    Bar("F01", "doubles", most=0),
    Bar("F01", "torn", most=0),
    Bar("F01", "back_max_s", most=5),
    Bar("F02", "missing", most=0),
    Bar("F02", "doubles", most=0),
    Bar("F02", "takeover_max_s", most=60),
    Bar("F15", "objects_per_key", most=1, least=1),
    Bar("F15", "other_answers", most=0),
    Bar("F20", "refused", most=0),
    Bar("F20", "p99_ms", most=1000),
    Bar("F20", "max_ms", most=3000),
    Bar("F20", "lock_p99_ms", most=10),
]


def print_bars(results: Mapping[str, Mapping[str, Any]]) -> None:
    """Say of each promise whether this run keeps it."""
    for bar in BARS:
        for name, figures in results.items():
            if name.startswith(bar.results) and bar.figure in figures:
                value = figures[bar.figure]
                verdict = "kept  " if bar.holds_for(value) else "MISSED"
                print(f"{verdict} {name}: {bar.figure} {value:g}, {bar}", file=sys.stderr)
