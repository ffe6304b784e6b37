"""`lenig worker`: one worker by itself, for a node that does nothing else."""

import argparse

from lenig.cli.django import manage

HELP = "do the tasks that wait and the work that is due, until stopped"


def run(chosen: argparse.Namespace) -> int:
    manage("work", *chosen.rest)
    return 0
