"""`lenig check`: whether this installation is set up as it should be."""

import argparse
import os

from lenig.cli.django import manage_apart

HELP = "check the settings, the database and what is installed"


def options(parser: argparse.ArgumentParser) -> None:
    pass


def run(chosen: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lenig.config.settings")
    settings = manage_apart("check", "--database", "default", *_for_a_public_site())
    migrations = manage_apart("migrate", "--check")
    if migrations:
        print("The database is older than the program. Run: lenig manage migrate")
    return settings or migrations


def _for_a_public_site() -> list[str]:
    """A site with an address of its own is checked more strictly."""
    is_public = os.environ.get("LENIG_SITE_URL", "").startswith("https://")
    return ["--deploy", "--fail-level", "WARNING"] if is_public else []
