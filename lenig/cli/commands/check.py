"""`lenig check`: whether this installation is set up as it should be."""

import argparse

from django.conf import settings

from lenig.cli.django import REFUSED, manage_apart, use_settings
from lenig.cli.preparing import OUTDATED

HELP = "check the settings, the database and what is installed"


def options(parser: argparse.ArgumentParser) -> None:
    pass


def run(chosen: argparse.Namespace) -> int:
    use_settings()
    found = manage_apart("check", "--database", "default", *_for_a_public_site())
    migrations = manage_apart("migrate", "--check")
    if migrations and migrations != REFUSED:
        print(OUTDATED)
    return found or migrations


def _for_a_public_site() -> list[str]:
    """A site with an address of its own is checked more strictly."""
    return ["--deploy", "--fail-level", "WARNING"] if settings.IS_SECURE else []
