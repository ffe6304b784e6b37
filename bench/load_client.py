"""Asks for a page: one after the other for the time it takes, and all at once for how many fit."""

import http.client
import multiprocessing
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """What a page cost, in milliseconds, and how many a second fit."""

    p50_ms: float
    p95_ms: float
    rps: float = 0.0
    size_kb: float = 0.0


def one_at_a_time(port: int, path: str, cookie: str, *, times: int = 200, warm: int = 30) -> Timing:
    """The time of single requests over a connection that is kept."""
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    taken, size = [], 0
    for number in range(warm + times):
        began = time.perf_counter()
        size = _ask(connection, path, cookie)
        if number >= warm:
            taken.append((time.perf_counter() - began) * 1000)
    connection.close()
    taken.sort()
    return Timing(statistics.median(taken), taken[int(len(taken) * 0.95)], size_kb=size / 1024)


def as_many_as_fit(
    port: int, paths: Sequence[str], cookies: Sequence[str], *, seconds: float = 8
) -> float:
    """Requests a second with eight connections that never pause."""
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        jobs = [(port, paths, cookies, seconds, n) for n in range(2)]
        return sum(pool.starmap(_hammer, jobs))


def _hammer(
    port: int, paths: Sequence[str], cookies: Sequence[str], seconds: float, seed: int
) -> float:
    """Four connections in turn: ask on all, then read all, so that four are always under way."""
    connections = [http.client.HTTPConnection("localhost", port, timeout=60) for _ in range(4)]
    for connection in connections:
        _ask(connection, paths[0], cookies[0])
    count, began = 0, time.perf_counter()
    while time.perf_counter() - began < seconds:
        for n, connection in enumerate(connections):
            at = count + n + seed
            connection.request(
                "GET", paths[at % len(paths)], headers=_headers(cookies[at % len(cookies)])
            )
        for connection in connections:
            connection.getresponse().read()
        count += len(connections)
    return count / (time.perf_counter() - began)


def _ask(connection: http.client.HTTPConnection, path: str, cookie: str) -> int:
    connection.request("GET", path, headers=_headers(cookie))
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status} {answer.getheader('Location', '')}")
    return len(body)


def _headers(cookie: str) -> dict[str, str]:
    return {"Cookie": cookie, "Accept-Language": "nl"}
