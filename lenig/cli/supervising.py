"""Starts the processes of an installation, keeps them running, and stops them together."""

import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field

from lenig.cli.processes.parent import PIPE

log = logging.getLogger("lenig.supervisor")

#: Seconds that the processes get to finish what they are doing.
PATIENCE = 10.0
#: The wait before a restart doubles up to here, and is short again after a good run. Two
#: seconds of waiting and at most three of starting: nobody is without pages for longer than
#: five, also when the kernel ends one process after the other (`bin/bench faults`, F01).
LONGEST_WAIT = 2.0
GOOD_RUN = 60.0


@dataclass
class Child:
    """One process that is kept running."""

    name: str
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    failures: int = 0
    #: When to start it again, after a crash.
    due: float = field(default=0.0)

    def start(self, pipe: int) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lenig.cli.processes", self.name],
            env=os.environ | {PIPE: str(pipe)},
            pass_fds=[pipe],
            start_new_session=True,  # Ctrl-C reaches the supervisor alone, which then tells all
        )
        self.started = time.monotonic()

    def has_crashed(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def bury(self) -> float:
        """Clear away what a crash left behind; answers how long to wait with the next start."""
        self.signal_all(signal.SIGKILL)
        self.process = None
        ran_well = time.monotonic() - self.started > GOOD_RUN
        self.failures = 0 if ran_well else self.failures + 1
        wait = min(2.0**self.failures / 2, LONGEST_WAIT)
        self.due = time.monotonic() + wait
        return wait

    def tell_to_stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def signal_all(self, number: signal.Signals) -> None:
        """Signal the process and every process that it started itself."""
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)


class Supervisor:
    """Runs these processes until it is told to stop; none of them outlives it."""

    def __init__(self, *names: str) -> None:
        self._children = [Child(name) for name in names]
        self._stop = threading.Event()
        # The write end is never used: that it closes with us is the message.
        self._pipe, self._own_end = os.pipe()

    def run(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self._stop.set())
        while not self._stop.wait(0.2):
            for child in self._children:
                self._see_to(child)
        self._stop_all()

    def _see_to(self, child: Child) -> None:
        if child.has_crashed():
            code = child.process.returncode if child.process else 0
            wait = child.bury()
            log.error("%s ended with code %s; it starts again in %.0f s.", child.name, code, wait)
        elif child.process is None and time.monotonic() >= child.due:
            child.start(self._pipe)

    def _stop_all(self) -> None:
        for child in self._children:
            child.tell_to_stop()
        deadline = time.monotonic() + PATIENCE
        for child in self._children:
            if child.process:
                try:
                    child.process.wait(max(deadline - time.monotonic(), 0.1))
                except subprocess.TimeoutExpired:
                    log.warning("%s did not stop in time and is ended.", child.name)
                child.signal_all(signal.SIGKILL)
                child.process.wait()
