"""Starts the site as an installation does, waits until it answers, and stops it."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from lenig.cli.ports import refuse_taken

PATIENCE = 60


@dataclass(frozen=True)
class Server:
    """A running site, or the bare page beside it."""

    port: int
    process: "subprocess.Popen[bytes]" = field(repr=False)

    def memory(self) -> float:
        """What all its processes hold, in MB: the sum of their proportional shares."""
        return sum(_share(pid) for pid in family(self.process.pid)) / 1024


@contextmanager
def site(
    port: int, *, processes: int = 2, settings: str = "lenig.config.settings"
) -> Iterator[Server]:
    """`lenig run` on this port: web, live and worker."""
    command = [sys.executable, "-m", "lenig", "run", "--port", str(port)]
    environment = {"LENIG_WEB_PROCESSES": str(processes), "DJANGO_SETTINGS_MODULE": settings}
    with _running(command, port, environment) as server:
        yield server


@contextmanager
def bare_page(port: int) -> Iterator[Server]:
    """The floor, with the options that `lenig run` gives granian."""
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
        *("--port", str(port), "--workers", "2", "--blocking-threads", "2"),
        *("--log-level", "error", "--workers-kill-timeout", "3", "bench.floor_wsgi:application"),
    ]
    settings = {"DJANGO_SETTINGS_MODULE": "bench.floor_settings", "LENIG_PORT": str(port)}
    with _running(command, port, settings) as server:
        yield server


@contextmanager
def _running(command: list[str], port: int, environment: dict[str, str]) -> Iterator[Server]:
    # Without this, somebody else who answers there would be measured.
    refuse_taken("127.0.0.1", port, port + 1)
    process = subprocess.Popen(
        command, env=os.environ | environment, start_new_session=True, stdout=subprocess.DEVNULL
    )
    server = Server(port, process)
    try:
        wait_for(server)
        yield server
    finally:
        _stop(process)


def wait_for(server: Server, path: str = "/health/", cookie: str = "") -> None:
    """Return as soon as this page answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if server.process.poll() is not None:
            raise RuntimeError(f"The server ended by itself with {server.process.returncode}.")
        if _answers(server.port, path, cookie):
            return
        time.sleep(0.02)
    raise RuntimeError(f"No answer within {PATIENCE} s.")


def _answers(port: int, path: str, cookie: str) -> bool:
    connection = http.client.HTTPConnection("localhost", port, timeout=10)
    with suppress(OSError, http.client.HTTPException):
        connection.request("GET", path, headers={"Cookie": cookie})
        # The bare page knows one address and answers others with 404.
        return connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR
    return False


def _stop(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        for pid in family(process.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def family(pid: int) -> list[int]:
    """A process and all that came from it."""
    found, todo = [], [pid]
    while todo:
        each = todo.pop()
        found.append(each)
        for children in Path(f"/proc/{each}/task").glob("*/children"):
            with suppress(OSError):
                todo += [int(child) for child in children.read_text().split()]
    return found


def command_of(pid: int) -> str:
    """How the process was started."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def _share(pid: int) -> int:
    """The proportional set size in kB: shared memory divided among who shares it."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0
