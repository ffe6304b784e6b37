"""`lenig run`: the whole site, in one process group."""

import argparse
import sys

from lenig.cli import preparing
from lenig.cli.options import add_place_and_port, into_environment
from lenig.cli.ports import PortTaken
from lenig.cli.site import serve

HELP = "serve the site: pages, live news and the worker, until stopped"


def options(parser: argparse.ArgumentParser) -> None:
    add_place_and_port(parser)


def run(chosen: argparse.Namespace) -> int:
    into_environment(chosen)
    try:
        preparing.words()
        preparing.static_files(print)
        preparing.refuse_outdated_database()
        serve(print)
    except (PortTaken, preparing.NotReady) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0
