"""`lenig demo`: a municipality that does not exist, to walk about in."""

import argparse
import os
import sys

from lenig.cli import demonstrating, preparing
from lenig.cli.options import add_place_and_port, into_environment
from lenig.cli.ports import PortTaken
from lenig.cli.site import serve
from lenig.demo.register import DOMAIN, PASSWORD, read_register

HELP = "show Lenig with an invented organisation"


def options(parser: argparse.ArgumentParser) -> None:
    add_place_and_port(parser)
    parser.add_argument("--fresh", action="store_true", help="throw the demo away and start anew")


def run(chosen: argparse.Namespace) -> int:
    os.environ["LENIG_DEMO"] = "yes"
    into_environment(chosen)
    try:
        demonstrating.refuse_real_data()
        if chosen.fresh:
            demonstrating.throw_away(_tell)
        preparing.words()
        preparing.static_files(_tell)
        preparing.database(_tell)
        demonstrating.load_once(_tell)
        serve(_tell_with_accounts)
    except (PortTaken, preparing.NotReady, demonstrating.NotADemo) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0


def _tell(sentence: str) -> None:
    print(sentence, flush=True)


def _tell_with_accounts(sentence: str) -> None:
    _tell(f"\n{sentence}\n\n{accounts()}\n")


def accounts() -> str:
    """Who can sign in, and as what."""
    register = read_register()
    lines = [
        f"  {account.name + '@' + DOMAIN:36} {register.figures[account.who].name}"
        for account in register.accounts.values()
    ]
    return "\n".join([f"Sign in with one click, or with the password {PASSWORD}:", *lines])
