"""`lenig createadmin`: the first administrator, or another one."""

import argparse

from lenig.cli import preparing
from lenig.cli.django import asks_for_help, manage

HELP = "make somebody who administers this installation; asks for what is not given"


def run(chosen: argparse.Namespace) -> int:
    if not asks_for_help(chosen.rest) and not preparing.is_ready():
        return 1
    manage("createadmin", *chosen.rest)
    return 0
