"""Starts a web server as production does, waits until it answers, and stops it."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 60


@dataclass(frozen=True)
class Server:
    """A running web server."""

    port: int
    process: "subprocess.Popen[bytes]" = field(repr=False)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def memory(self) -> float:
        """What the server and its processes hold, in MB: the sum of their proportional shares."""
        return sum(_share(pid) for pid in _family(self.process.pid)) / 1024


@contextmanager
def serving(application: str, *, port: int, settings: str, processes: int = 2) -> Iterator[Server]:
    """A granian with the options of `lenig run`: as many processes, two threads each."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": settings, "LENIG_PORT": str(port)}
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
        *("--port", str(port), "--workers", str(processes), "--blocking-threads", "2"),
        *("--log-level", "error", "--workers-kill-timeout", "3", "--respawn-failed-workers"),
        application,
    ]
    process = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        server = Server(port, process)
        _wait(server)
        yield server
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _wait(server: Server) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if server.process.poll() is not None:
            raise RuntimeError(f"The server ended by itself with {server.process.returncode}.")
        try:
            urllib.request.urlopen(f"{server.address}/health-of-the-bench", timeout=2)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"No answer within {PATIENCE} s.")


def _family(pid: int) -> list[int]:
    """A process and all that came from it."""
    family, todo = [], [pid]
    while todo:
        each = todo.pop()
        family.append(each)
        children = Path(f"/proc/{each}/task/{each}/children")
        if children.exists():
            todo += [int(child) for child in children.read_text().split()]
    return family


def _share(pid: int) -> int:
    """The proportional set size in kB: shared memory divided among who shares it."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0
