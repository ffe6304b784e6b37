"""Django's own commands: `lenig manage migrate`, `lenig manage shell` and so on."""

import argparse
import os

from django.core.management import execute_from_command_line

HELP = "run one of Django's own commands"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="command and its options")


def run(chosen: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lenig.config.settings")
    execute_from_command_line(["lenig manage", *chosen.rest])
    return 0
