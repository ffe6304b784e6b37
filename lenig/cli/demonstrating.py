"""The demo's data: loaded once, marked as a demo, and never mixed with real data.

In a demo anybody may sign in as anybody with one click. So it opens only a
database that it filled itself, and a mark in the data folder says which that is.
"""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from lenig.cli.django import manage_apart
from lenig.cli.preparing import NotReady

Tell = Callable[[str], None]

#: Dates in the demo count from the day of loading, so after a while it looks asleep.
STALE = timedelta(days=7)


class NotADemo(Exception):
    """This would open or remove data that is not a demo's."""


def refuse_real_data() -> None:
    """Stop before anything is opened or thrown away that is not a demo's."""
    if Path(_database()).exists() and not _marked():
        raise NotADemo(
            f"{settings.DATA} holds data that is not a demo's. Choose another folder with --data."
        )


def throw_away(tell: Tell) -> None:
    """Remove what the demo made here, and nothing else that may lie in the folder."""
    if not _marked():
        return
    if not Path(_database()).exists():
        raise NotADemo("A demo on a database server is made fresh by emptying that database.")
    tell("The old demo is thrown away …")
    for file in settings.DATA.glob("lenig.sqlite3*"):
        file.unlink()
    for folder in ("files", "bundle"):
        shutil.rmtree(settings.DATA / folder, ignore_errors=True)
    (settings.DATA / "database-stamp").unlink(missing_ok=True)
    _mark().unlink()


def load_once(tell: Tell) -> None:
    """Fill the database with the demo organisation; goes on with a loading that was broken off."""
    loaded = _marked().get("loaded")
    if loaded:
        _offer_fresh(tell, datetime.fromisoformat(loaded))
        return
    _write_mark()
    tell("The demo organisation is loaded …")
    if manage_apart("load_demo"):
        raise NotReady("The demo could not be loaded; the lines above say why.")
    _write_mark(loaded=datetime.now(UTC).isoformat())


def _offer_fresh(tell: Tell, loaded: datetime) -> None:
    age = datetime.now(UTC) - loaded
    if age > STALE:
        tell(f"This demo is {age.days} days old; --fresh makes one that happens today.")


def _mark() -> Path:
    return Path(settings.DATA) / "demo.json"


def _marked() -> dict[str, str]:
    """What the mark says of this very database; nothing when there is none."""
    if not _mark().exists():
        return {}
    said: dict[str, str] = json.loads(_mark().read_text())
    return said if said.get("database") == _database() else {}


def _write_mark(**more: str) -> None:
    _mark().write_text(json.dumps({"database": _database(), **more}))


def _database() -> str:
    place = settings.DATABASES["default"]
    return f"{place.get('HOST', '')}{place['NAME']}"
