"""The way from our command line to Django's commands."""

import os
import subprocess
import sys
from collections.abc import Sequence

from django.conf import settings
from django.core.management import execute_from_command_line
from django.db import OperationalError

#: What a command ends with when the database does not do what it is asked.
REFUSED = 3


def use_settings() -> None:
    """Let Django find our settings, unless somebody says others.

    They are looked at once, so that what makes no sense is refused here: some of
    Django's commands, such as `shell`, would go on without any.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lenig.config.settings")
    settings.DATABASES  # noqa: B018 - looking is what reads them


def manage(*arguments: str) -> None:
    """Run one of Django's commands in this process; it ends the process when it fails.

    A database that is gone, or not made yet, is for who keeps the machine and no fault of
    the program: a sentence says so. `--traceback` shows more, as for Django's own errors.
    """
    use_settings()
    try:
        execute_from_command_line(["lenig manage", *arguments])
    except OperationalError as trouble:
        if "--traceback" in arguments:
            raise
        print(f"The database refuses: {' '.join(str(trouble).split())}", file=sys.stderr)
        raise SystemExit(REFUSED) from trouble


def manage_apart(*arguments: str) -> int:
    """Run one in a process of its own and return its exit code.

    The supervisor stays small that way: Django's apps take 100 MB and are needed
    only for a moment.
    """
    return subprocess.call([sys.executable, "-m", "lenig", "manage", *arguments])


def asks_for_help(words: Sequence[str]) -> bool:
    return bool({"-h", "--help"} & set(words))
