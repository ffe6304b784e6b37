"""Finds the sub-commands and gives the word to the one that was asked for."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

COMMANDS = Path(__file__).parent / "commands"


@dataclass(frozen=True)
class SubCommand:
    """What a module of `lenig.cli.commands` offers: a sentence, its options, and its work."""

    name: str
    help: str
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks, and return the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    # Django's own commands keep their own options, help included.
    if given[:1] == ["manage"]:
        return found("manage").run(argparse.Namespace(rest=given[1:]))
    chosen = parser().parse_args(given)
    return found(chosen.command).run(chosen)


def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(prog="lenig", description="A social intranet.")
    parts = whole.add_subparsers(dest="command", required=True, metavar="command")
    for name in sorted(names()):
        command = found(name)
        command.options(parts.add_parser(name, help=command.help, description=command.help))
    return whole


def names() -> list[str]:
    """Every sub-command; `import` is a word of Python, so its module is `import_`."""
    return [file.stem.rstrip("_") for file in COMMANDS.glob("[a-z]*.py")]


def found(name: str) -> SubCommand:
    file = f"{name}_" if (COMMANDS / f"{name}_.py").exists() else name
    module = import_module(f"lenig.cli.commands.{file}")
    return SubCommand(name, module.HELP, module.options, module.run)
