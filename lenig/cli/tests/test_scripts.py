"""The scripts in `bin/`, as far as they are more than one line."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.running import until
from tests.surroundings import CHECKOUT

#: A step as `install_lock` is one: a function of the shell that starts a long program.
STEP = """source bin/.shared
LOG={log}
step() {{ sleep {seconds} && true; }}
long_step "A long step" step
"""


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    """What a shell starts in the background ignores Ctrl-C, and so would all that it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_long_step_ends_with_the_script(tmp_path: Path, how: signal.Signals) -> None:
    seconds = f"{300 + os.getpid() / 1e7:.7f}"  # to be told from anybody else's sleep
    script = STEP.format(log=tmp_path / "log", seconds=seconds)
    running = subprocess.Popen(["/bin/bash", "-c", script, "bin/demo"], cwd=CHECKOUT)
    until(lambda: _asleep(seconds), "the long step")

    running.send_signal(how)

    assert running.wait(60) == 130
    until(lambda: not _asleep(seconds), "the end of what the step started")


def _asleep(seconds: str) -> bool:
    return any(seconds in words(each) for each in psutil.process_iter())


def words(process: psutil.Process) -> list[str]:
    with suppress(psutil.Error):
        found: list[str] = process.cmdline()
        return found
    return []
