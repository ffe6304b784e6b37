"""A process that notices when the one that started it is gone.

The supervisor holds one end of a pipe and never writes. When it ends, however
it ends, the system closes its end, and whoever reads the other one wakes up.
"""

import os
import signal
import threading
import time

#: The number of the open end of the pipe, in the environment of a child.
PIPE = "LENIG_PARENT_PIPE"
#: Seconds to finish what was begun, before the whole session is ended by force.
PATIENCE = 8


def end_with_it() -> None:
    """End this process soon after its supervisor; nothing when it has none."""
    pipe = os.environ.pop(PIPE, "")
    if pipe:
        threading.Thread(target=_watch, args=(int(pipe),), daemon=True).start()


def _watch(pipe: int) -> None:
    os.read(pipe, 1)  # returns when the other end is closed
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os.killpg(0, signal.SIGKILL)
