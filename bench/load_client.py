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

    @classmethod
    def of(cls, seconds: Sequence[float], *, size: int = 0) -> "Timing":
        taken = sorted(each * 1000 for each in seconds)
        return cls(statistics.median(taken), quantile(taken, 0.95), size_kb=size / 1024)


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which this share of them lies."""
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def one_at_a_time(port: int, path: str, cookie: str, *, times: int, warm: int) -> Timing:
    """The time of single requests over a connection that is kept."""
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    taken, size = [], 0
    for number in range(warm + times):
        began = time.perf_counter()
        size = _ask(connection, path, cookie)
        if number >= warm:
            taken.append(time.perf_counter() - began)
    connection.close()
    return Timing.of(taken, size=size)


def as_many_as_fit(
    port: int, paths: Sequence[str], cookies: Sequence[str], *, seconds: float
) -> float:
    """Requests a second with eight connections that never pause; none when it takes no time."""
    if not seconds:
        return 0.0
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
            path, cookie = paths[at % len(paths)], cookies[at % len(cookies)]
            connection.request("GET", path, headers=headers(cookie))
        for connection in connections:
            _read(connection)
        count += len(connections)
    return count / (time.perf_counter() - began)


def _ask(connection: http.client.HTTPConnection, path: str, cookie: str) -> int:
    connection.request("GET", path, headers=headers(cookie))
    return _read(connection)


def _read(connection: http.client.HTTPConnection) -> int:
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != http.client.OK:
        raise RuntimeError(f"The answer was {answer.status} {answer.getheader('Location', '')}")
    return len(body)


def headers(cookie: str) -> dict[str, str]:
    """What a browser says with each request."""
    return {"Cookie": cookie, "Accept-Language": "nl", "Accept-Encoding": "gzip, deflate, br"}
