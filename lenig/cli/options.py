"""Options that several sub-commands share. Each is another way to set a variable."""

import argparse
import os
from pathlib import Path

from django.conf import settings

from lenig.config import data_folder


def add_place_and_port(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", help="the folder with all data (LENIG_DATA)")
    parser.add_argument("--port", help="where the site answers (LENIG_PORT); 8000 else")


def into_environment(chosen: argparse.Namespace) -> None:
    """Let the settings, here and in each process that is started, find what was chosen."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lenig.config.settings")
    if chosen.data:
        os.environ["LENIG_DATA"] = str(Path(chosen.data).expanduser().resolve())
    if chosen.port:
        os.environ["LENIG_PORT"] = chosen.port
    # The first look at the settings: what makes no sense is refused before anything is done.
    data_folder.make(settings.DATA)
