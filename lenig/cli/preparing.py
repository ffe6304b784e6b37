"""What must be ready before the first page, done once and remembered by a stamp.

A stamp is a small file with the state that the work was done for. A second start
compares states in milliseconds instead of asking Django, which takes seconds.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from lenig.cli.django import REFUSED, manage_apart, use_settings
from lenig.config import fingerprint
from lenig.config.data_folder import CHECKOUT
from lenig.config.finding import LENIG
from lenig.config.words import compile_catalogues

Tell = Callable[[str], None]


OUTDATED = "The database is new, or older than the program. Run: lenig manage migrate"


class NotReady(Exception):
    """Something that must be ready is not, and why."""


def words() -> None:
    """Compile the catalogues; skips by itself what is newer than its source."""
    compile_catalogues()


def static_files(tell: Tell) -> None:
    """Collect what the browser fetches; an installed Lenig brings it along."""
    if settings.WANTS_SOURCE or not (CHECKOUT / "pyproject.toml").exists():
        return
    state = fingerprint.of(*_static_sources())
    stamp = CHECKOUT / ".cache" / "static-stamp"
    if not _is_done(stamp, state) or not settings.HAS_COLLECTED:
        tell("Style sheets and scripts are collected …")
        _must("collectstatic", "--no-input", "--clear", "--verbosity=0")
        _mark(stamp, state)


def database(tell: Tell) -> None:
    """Bring the database to the state that the program expects."""
    if not _is_done(_database_stamp(), _database_state()):
        tell("The database is brought up to date …")
        _must("migrate", "--verbosity=0")
        _mark(_database_stamp(), _database_state())


def refuse_outdated_database() -> None:
    """Stop where the database is not what the program expects: migrating is for a person to say."""
    if _is_done(_database_stamp(), _database_state()):
        return
    code = manage_apart("migrate", "--check", "--verbosity=0")
    if code == REFUSED:
        raise NotReady("Lenig needs its database; DATABASE_URL says where that is.")
    if code:
        raise NotReady(OUTDATED)
    _mark(_database_stamp(), _database_state())


def is_ready() -> bool:
    """Whether the database is what the program expects; where it is not, that is said."""
    use_settings()
    try:
        refuse_outdated_database()
    except NotReady as trouble:
        print(trouble, file=sys.stderr)
        return False
    return True


def _must(*command: str) -> None:
    if manage_apart(*command):
        raise NotReady(f"The step “{command[0]}” failed; the lines above say why.")


def _static_sources() -> list[Path]:
    folders = [*LENIG.glob("**/static"), LENIG / "ui" / "components"]
    lock = CHECKOUT / "requirements.lock"
    return [file for folder in folders for file in folder.rglob("*") if file.is_file()] + [lock]


def _database_stamp() -> Path:
    return Path(settings.DATA) / "database-stamp"


def _database_state() -> str:
    """Another server, or a file that was put in the place of ours, is another state."""
    place = settings.DATABASES["default"]
    file = Path(place["NAME"])
    number = file.stat().st_ino if file.is_absolute() and file.exists() else ""
    return f"{fingerprint.of_migrations()} {place.get('HOST')} {place['NAME']} {number}"


def _is_done(stamp: Path, state: str) -> bool:
    return stamp.exists() and stamp.read_text() == state


def _mark(stamp: Path, state: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(state)
