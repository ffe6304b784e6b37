"""Measuring pages beside the floor, in the same run, with the production server set-up."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.load_client import Timing, as_many_as_fit, one_at_a_time
from bench.server import serving
from bench.signing_in import cookie_of
from bench.table import print_table
from lenig.people.models import Person

PORT = 8190


@dataclass(frozen=True)
class Page:
    name: str
    path: str
    person: int


def measure(title: str, pages: Sequence[Page]) -> dict[str, Any]:
    """Measure these pages beside the floor; print a table; answer the figures by page."""
    cookies = {page.person: cookie_of(page.person) for page in pages}
    queries = {page.name: _queries(page) for page in pages}
    connection.close()

    with serving(
        "bench.floor_wsgi:application", port=PORT, settings="bench.floor_settings"
    ) as server:
        floor = one_at_a_time(server.port, "/", next(iter(cookies.values())))
        floor_rps = as_many_as_fit(server.port, ["/"], list(cookies.values()))
    with serving(
        "lenig.config.wsgi:application", port=PORT + 1, settings="lenig.config.settings"
    ) as server:
        timings = {
            page.name: one_at_a_time(server.port, page.path, cookies[page.person]) for page in pages
        }
        rps = {
            page.name: as_many_as_fit(server.port, [page.path], [cookies[page.person]], seconds=4)
            for page in pages
        }
        memory = server.memory()

    results = {
        page.name: _figures(timings[page.name], rps[page.name], queries[page.name], floor)
        for page in pages
    }
    results["floor"] = asdict(floor) | {"rps": round(floor_rps)}
    results["memory"] = {"web_mb": round(memory)}
    print_table(title, results)
    return results


def _queries(page: Page) -> int:
    """How many queries the page asks, the second time it is opened."""
    client = Client(headers={"accept-language": "nl"}, SERVER_NAME="localhost")
    client.force_login(Person.objects.get(pk=page.person))
    client.get(page.path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(page.path)
    if answer.status_code != 200:
        raise RuntimeError(f"{page.path} answered {answer.status_code}")
    return len(captured)


def _figures(timing: Timing, rps: float, queries: int, floor: Timing) -> dict[str, float]:
    return {
        "p50_ms": round(timing.p50_ms, 2),
        "p95_ms": round(timing.p95_ms, 2),
        "rps": round(rps),
        "queries": queries,
        "size_kb": round(timing.size_kb),
        "floor_p50_ms": round(floor.p50_ms, 2),
        "ratio": round(timing.p50_ms / floor.p50_ms, 2),
    }
