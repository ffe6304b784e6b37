"""`lenig worker`: one worker by itself, for a node that does nothing else."""

import argparse

from lenig.cli import preparing
from lenig.cli.django import asks_for_help, manage

HELP = "do the tasks that wait and the work that is due, until stopped"


def run(chosen: argparse.Namespace) -> int:
    if not asks_for_help(chosen.rest) and not preparing.is_ready():
        return 1
    manage("work", *chosen.rest)
    return 0
