"""The `lenig` command. Each module of `lenig.cli.commands` is one of its sub-commands."""

from lenig.cli.command import main

__all__ = ["main"]
