"""The whole site as it really runs, on the database of the test.

def test_it_answers(site):
    assert site.answers()
"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tests.surroundings import CHECKOUT

PATIENCE = 120.0


class Site:
    """`lenig run` in a process group of its own."""

    def __init__(self, port: int, log: Path) -> None:
        self.port, self.log = port, log
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lenig", "run", "--port", str(port)],
            cwd=CHECKOUT,
            env=surroundings(),
            stdout=log.open("w"),
            stderr=subprocess.STDOUT,
        )

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def answers(self) -> bool:
        assert self.process.poll() is None, f"it ended: {self.log.read_text()}"
        try:
            with urllib.request.urlopen(f"{self.url}/health/", timeout=5) as answer:
                return bool(answer.read() == b"ok")
        except OSError:
            return False

    def processes(self) -> dict[int, str]:
        """The name of each process of the site that is alive, by its number."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                words = (folder / "cmdline").read_bytes().split(b"\0")
                variables = (folder / "environ").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"lenig.cli.processes" in words and f"LENIG_PORT={self.port}".encode() in variables:
                found[int(folder.name)] = words[words.index(b"lenig.cli.processes") + 1].decode()
        return found

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)


def surroundings() -> dict[str, str]:
    """Those of the test, with its own database by name where that is on a server."""
    found = os.environ | {"LENIG_WEB_PROCESSES": "1"}
    if connection.vendor == "postgresql":
        own = str(settings.DATABASES["default"]["NAME"])
        found["DATABASE_URL"] = re.sub(r"/[^/]*$", f"/{own}", found["DATABASE_URL"])
    return found


def until(condition: Callable[[], Any], what: str) -> None:
    """Wait for something to become true, but not for ever."""
    begun = time.monotonic()
    while not condition():
        assert time.monotonic() - begun < PATIENCE, f"{what} did not come about"
        time.sleep(0.1)


@pytest.fixture
def free_port() -> int:
    """A port with a free neighbour, for the live process."""
    while True:
        with closing(socket.socket()) as first, closing(socket.socket()) as second:
            first.bind(("127.0.0.1", 0))
            port: int = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


@pytest.fixture
def site(transactional_db: None, tmp_path: Path, free_port: int) -> Iterator[Site]:
    """A site that answers; after the test nothing of it is left."""
    if not Path("/proc/self").exists():
        pytest.skip("this test looks at processes by /proc")
    running = Site(free_port, tmp_path / "log")
    try:
        until(running.answers, "the first page")
        yield running
    finally:
        running.process.kill()
        until(lambda: not running.processes(), "the end of all processes")
