"""Django's own commands: `lenig manage migrate`, `lenig manage shell` and so on."""

import argparse

from lenig.cli.django import manage

HELP = "run one of Django's own commands"


def run(chosen: argparse.Namespace) -> int:
    manage(*chosen.rest)
    return 0
