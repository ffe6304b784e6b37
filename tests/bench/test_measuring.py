"""The benchmark itself: that it runs, and that its figures are what they say. Never how fast."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from bench.bars import Bar
from bench.load_client import Timing
from bench.organisation import SIZES
from bench.organisation.made import Made
from tests.surroundings import CHECKOUT

FIGURES = {"p50_ms", "p95_ms", "rps", "queries", "wire_kb", "floor_p50_ms", "ratio"}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="it makes a database of its own")
def test_it_measures_the_real_site_beside_the_floor(tmp_path: Path, free_port: int) -> None:
    """Takes half a minute: two servers are started, pages opened and forms sent.

    Nothing less would notice that a page, a form or the way to start changed under it.
    """
    bench = [sys.executable, "-m", "bench", "groups", "writes", "--tiny", "--json"]
    places = ["--data", str(tmp_path / "data"), "--port", str(free_port)]

    done = subprocess.run(
        [*bench, *places], cwd=CHECKOUT, env=_environment(), capture_output=True, check=False
    )

    assert done.returncode == 0, done.stderr.decode()[-2000:]
    results = json.loads(done.stdout)
    pages = [name for name in results if name.startswith(("group", "topic"))]
    assert len(pages) == 5
    assert all(results[page].keys() == FIGURES for page in pages)
    assert all(results[page]["queries"] <= 10 for page in pages)
    writes = [figures for name, figures in results.items() if name.startswith("write ")]
    assert len(writes) == 4
    assert all(figures["p50_ms"] > 0 for figures in writes)


def _environment() -> dict[str, str]:
    """As somebody has it who types the command: no settings but where the static files are."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LENIG_")}
    kept.pop("DATABASE_URL", None)
    return kept | {"LENIG_STATIC_FROM_SOURCE": "yes"}


def test_p95_is_what_nineteen_of_twenty_stay_below() -> None:
    timing = Timing.of([each / 1000 for each in range(1, 101)])

    assert (timing.p50_ms, timing.p95_ms) == (50.5, 96)


@pytest.mark.parametrize(("value", "holds"), [(3, False), (4, True), (6, True), (7, False)])
def test_a_bar_holds_within_its_bounds(value: float, holds: bool) -> None:
    bar = Bar("home", "ratio", most=6, least=4)

    assert bar.holds_for(value) is holds


def test_handles_come_in_order_and_do_not_repeat() -> None:
    made = Made(SIZES["tiny"], timezone.now() - timedelta(days=1))

    handles = [made.handle(number) for number in range(2000)]

    assert handles == sorted(set(handles))
    assert all(len(each) == 20 for each in handles)
