"""Measuring pages beside the floor, in the same run, with the production server set-up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.load_client import Timing, as_many_as_fit, one_at_a_time
from bench.occasion import Occasion, Results
from bench.signing_in import cookie_of
from bench.table import print_table
from lenig.people.models import Person


@dataclass(frozen=True)
class Page:
    """A page as one person opens it."""

    name: str
    path: str
    person: int


def measure(title: str, pages: Sequence[Page], occasion: Occasion) -> Results:
    """Measure these pages beside the floor; print a table; answer the figures by page."""
    floor = occasion.floor()
    cookies = {page.person: cookie_of(page.person) for page in pages}
    queries = {page.name: queries_of(page) for page in pages}
    results = Results()
    for page in pages:
        timing = _timing(page, cookies[page.person], occasion)
        results[page.name] = _figures(timing, queries[page.name], floor)
    shown = results | {"floor": _figures(floor, 3, floor)}
    print_table(title, shown)
    return shown


def _timing(page: Page, cookie: str, occasion: Occasion) -> Timing:
    port, effort = occasion.site.port, occasion.effort
    alone = one_at_a_time(port, page.path, cookie, times=effort.times, warm=effort.warm)
    rps = as_many_as_fit(port, [page.path], [cookie], seconds=effort.seconds)
    return Timing(alone.p50_ms, alone.p95_ms, rps, alone.size_kb)


def queries_of(page: Page) -> int:
    """How many queries the page asks, the second time it is opened."""
    client = Client(headers={"accept-language": "nl"}, SERVER_NAME="localhost")
    client.force_login(Person.objects.get(pk=page.person))
    client.get(page.path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(page.path)
    if answer.status_code != 200:
        raise RuntimeError(f"{page.path} answered {answer.status_code}")
    return len(captured)


def _figures(timing: Timing, queries: int, floor: Timing) -> dict[str, Any]:
    return {
        "p50_ms": round(timing.p50_ms, 2),
        "p95_ms": round(timing.p95_ms, 2),
        "rps": round(timing.rps),
        "queries": queries,
        "wire_kb": round(timing.size_kb, 1),
        "floor_p50_ms": round(floor.p50_ms, 2),
        "ratio": round(timing.p50_ms / floor.p50_ms, 2),
    }
