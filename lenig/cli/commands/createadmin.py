"""`lenig createadmin`: the first administrator, or another one."""

import argparse

from lenig.cli.django import manage

HELP = "make somebody who administers this installation; asks for what is not given"


def run(chosen: argparse.Namespace) -> int:
    manage("createadmin", *chosen.rest)
    return 0
