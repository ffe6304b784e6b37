"""Become one of the processes of an installation."""

import os
import sys
from importlib import import_module

from lenig.cli.processes import parent

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lenig.config.settings")
    parent.end_with_it()
    # Only the chosen one is loaded: live must stay small.
    import_module(f"lenig.cli.processes.{sys.argv[1]}").run()
