"""Lenig's own settings with a clock at the gate, for F20."""

from lenig.config.settings import *  # noqa: F403
from lenig.config.settings import MIDDLEWARE

MIDDLEWARE = ["bench.faults.lock_clock.names_the_route", *MIDDLEWARE]
