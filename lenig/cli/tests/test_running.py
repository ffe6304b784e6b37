"""The whole site as it really runs: three processes, and what happens when one is lost."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from lenig.config.data_folder import CHECKOUT

PATIENCE = 30.0

pytestmark = pytest.mark.skipif(
    not Path("/proc/self").exists(), reason="these tests look at processes by /proc"
)


class Site:
    """A running site on a port of its own, with an empty database."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.log = folder / "log"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lenig", "run", "--port", str(port), "--data", str(folder)],
            cwd=CHECKOUT,
            env=os.environ | database_of_this_test() | {"LENIG_WEB_PROCESSES": "1"},
            stdout=self.log.open("w"),
            stderr=subprocess.STDOUT,
        )

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(
                f"http://localhost:{self.port}/health/", timeout=5
            ) as answer:
                return bool(answer.read() == b"ok")
        except OSError:
            return False

    def processes(self) -> dict[int, str]:
        """The name of each process of the site that is alive, by its number."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                words = (folder / "cmdline").read_bytes().split(b"\0")
                home = (folder / "environ").read_bytes()
            except OSError:
                continue
            if b"lenig.cli.processes" in words and f"LENIG_DATA={self.folder}".encode() in home:
                found[int(folder.name)] = words[words.index(b"lenig.cli.processes") + 1].decode()
        return found

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)


def database_of_this_test() -> dict[str, str]:
    if connection.vendor == "sqlite":
        return {}
    own = str(settings.DATABASES["default"]["NAME"])
    return {"DATABASE_URL": re.sub(r"/[^/]*$", f"/{own}", os.environ["DATABASE_URL"])}


def until(condition: Callable[[], Any], what: str) -> None:
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
def site(django_db_setup: None, tmp_path: Path, free_port: int) -> Iterator[Site]:
    if connection.vendor == "sqlite":
        shutil.copyfile(settings.DATABASES["default"]["NAME"], tmp_path / "lenig.sqlite3")
    running = Site(tmp_path, free_port)
    try:
        until(running.answers, f"the first page ({running.log.read_text()})")
        yield running
    finally:
        running.process.kill()
        until(lambda: not running.processes(), "the end of all processes")


def test_it_stops_every_process_when_told_to(site: Site) -> None:
    until(lambda: set(site.processes().values()) == {"web", "live", "worker"}, "all three")

    code = site.stop()

    assert code == 0
    assert site.processes() == {}


def test_a_lost_process_is_started_again_and_said_in_the_log(site: Site) -> None:
    until(lambda: "worker" in site.processes().values(), "the worker")
    worker = next(number for number, name in site.processes().items() if name == "worker")

    os.kill(worker, signal.SIGKILL)

    until(
        lambda: "worker" in set(site.processes().values()) and worker not in site.processes(), "it"
    )
    assert "worker ended with code -9" in site.log.read_text()
    assert site.answers()


def test_a_lost_web_process_costs_no_site(site: Site) -> None:
    web = [number for number, name in site.processes().items() if name == "web"]

    os.kill(max(web), signal.SIGKILL)

    until(site.answers, "the next answer")


def test_no_process_outlives_the_supervisor(site: Site) -> None:
    assert site.processes()

    site.process.kill()

    until(lambda: not site.processes(), "the end of all processes")


def test_a_port_in_use_is_said_before_anything_starts(site: Site, tmp_path: Path) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "lenig", "run", "--port", str(site.port), "--data", str(tmp_path)],
        cwd=CHECKOUT,
        env=os.environ | database_of_this_test(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert second.returncode == 1
    assert second.stderr == (
        f"Port {site.port} is taken by another program. Stop that, or choose one with --port.\n"
    )


def test_an_outdated_database_is_not_served(tmp_path: Path, free_port: int) -> None:
    folder = tmp_path / "empty"

    refused = subprocess.run(
        [sys.executable, "-m", "lenig", "run", "--port", str(free_port), "--data", str(folder)],
        cwd=CHECKOUT,
        env={key: value for key, value in os.environ.items() if key != "DATABASE_URL"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert refused.returncode == 1
    assert "Run: lenig manage migrate" in refused.stderr
