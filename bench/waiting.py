"""Waiting for something to become so, with an end to it."""

import time
from collections.abc import Callable


def until(is_so: Callable[[], bool], *, seconds: float, every: float = 0.1) -> float:
    """Wait until it is so; answers after how many seconds it was."""
    began = time.monotonic()
    while not is_so():
        if time.monotonic() - began > seconds:
            raise TimeoutError(f"Not so within {seconds:g} s.")
        time.sleep(every)
    return time.monotonic() - began
