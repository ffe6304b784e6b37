"""`lenig import SOURCE …`: each source is a Django command named `import_SOURCE`."""

import argparse
import sys
from pathlib import Path

from lenig.cli import preparing
from lenig.cli.django import asks_for_help, manage

HELP = "take in people and posts from elsewhere"

IMPORTERS = Path(__file__).parents[2] / "imports" / "management" / "commands"


def run(chosen: argparse.Namespace) -> int:
    source, *rest = chosen.rest or [""]
    if source in {"-h", "--help"}:
        print(_usage())
        return 0
    if source not in sources():
        print(_usage(), file=sys.stderr)
        return 2
    if not asks_for_help(rest) and not preparing.is_ready():
        return 1
    manage(f"import_{source}", *rest)
    return 0


def sources() -> list[str]:
    return sorted(file.stem.removeprefix("import_") for file in IMPORTERS.glob("import_*.py"))


def _usage() -> str:
    return (
        f"Say what to import: lenig import {{{','.join(sources())}}} …\n"
        "lenig import SOURCE --help says what a source reads. Begin with --dry-run."
    )
