"""Finds the sub-commands and gives the word to the one that was asked for."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

COMMANDS = Path(__file__).parent / "commands"

#: What a shell says of a command that Ctrl-C ended.
STOPPED = 130


@dataclass(frozen=True)
class SubCommand:
    """What a module of `lenig.cli.commands` offers: a sentence, its options, and its work."""

    name: str
    help: str
    run: Callable[[argparse.Namespace], int]
    #: None for a command that hands its words on as they are, help included.
    options: Callable[[argparse.ArgumentParser], None] | None


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks, and return the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        return _run(given, {name: found(name) for name in names()})
    except ImproperlyConfigured as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # whoever pressed the keys knows; steps may all be repeated
        return STOPPED


def _run(given: list[str], commands: dict[str, SubCommand]) -> int:
    first = commands.get(given[0]) if given else None
    if first and first.options is None:
        return first.run(argparse.Namespace(rest=given[1:]))
    chosen = parser(commands).parse_args(given)
    return commands[chosen.command].run(chosen)


def parser(commands: dict[str, SubCommand]) -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(prog="lenig", description="A social intranet.")
    parts = whole.add_subparsers(dest="command", required=True, metavar="command")
    for name, command in sorted(commands.items()):
        part = parts.add_parser(name, help=command.help, description=command.help)
        if command.options:
            command.options(part)
    return whole


def names() -> list[str]:
    """Every sub-command; `import` is a word of Python, so its module is `import_`."""
    return [file.stem.rstrip("_") for file in COMMANDS.glob("[a-z]*.py")]


def found(name: str) -> SubCommand:
    file = f"{name}_" if (COMMANDS / f"{name}_.py").exists() else name
    module = import_module(f"lenig.cli.commands.{file}")
    return SubCommand(name, module.HELP, module.run, getattr(module, "options", None))
