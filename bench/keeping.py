"""Where the organisation is kept, and whether what is kept can still be used.

Runs before Django is loaded, since it sets what Django reads.
"""

import os
import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from lenig.config import fingerprint

CHECKOUT = Path(__file__).resolve().parent.parent
CACHE = CHECKOUT / ".cache" / "bench"


@dataclass(frozen=True)
class Place:
    """The folder of one organisation. The stamp in it says that it is whole."""

    size: str
    folder: Path

    @property
    def is_ready(self) -> bool:
        return self._stamp.exists()

    def mark_ready(self) -> None:
        self._stamp.touch()

    def forget(self) -> None:
        """Begin with an empty folder: what is there is old, or was never finished."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    @property
    def _stamp(self) -> Path:
        return self.folder / "organisation-is-whole"


def prepare(size: str, database: str, *, data: str = "") -> Place:
    """The place of this organisation, with the environment set before Django reads it."""
    name = f"{size}-{_state()}"
    address = _address(database, name)
    suffix = f"-{sha256(address.encode()).hexdigest()[:6]}" if address else ""
    place = Place(size, Path(data).resolve() if data else CACHE / f"{name}{suffix}")
    if not place.is_ready:
        _forget_older(place)
        place.forget()
        address = _address(database, name, empty=True)
    settings_for(place.folder, address)
    return place


def prepare_for_faults(effort: str, database: str, *, data: str = "") -> Place:
    """A place that is made anew each time: what faults leave behind is of no use to others."""
    size = "tiny" if effort == "tiny" else "small"
    place = Place(size, Path(data).resolve() if data else CACHE / "faults")
    place.forget()
    settings_for(place.folder, _address(database, "faults", empty=True))
    return place


def settings_for(folder: Path, address: str = "") -> None:
    """Let Django, here and in each server that is started, keep its data there."""
    os.environ |= {
        "LENIG_DATA": str(folder),
        "LENIG_SECRET_KEY": "only-for-the-benchmark-and-so-known-to-everybody",
        "LENIG_LOG_LEVEL": "error",
        "DJANGO_SETTINGS_MODULE": "lenig.config.settings",
    }
    if address:
        os.environ["DATABASE_URL"] = address
    else:
        os.environ.pop("DATABASE_URL", None)


def _state() -> str:
    """Another one as soon as the tables or the makers of the rows change."""
    makers = [
        *(CHECKOUT / "bench" / "organisation").glob("*.py"),
        CHECKOUT / "bench" / "loading.py",
    ]
    return fingerprint.of(*makers, also=[fingerprint.of_migrations()])[:10]


def _forget_older(place: Place) -> None:
    """An organisation of this size takes 2 GB: those of an earlier state go."""
    if place.folder.parent == CACHE:
        for folder in CACHE.glob(f"{place.size}-*"):
            shutil.rmtree(folder)


def _address(database: str, name: str, *, empty: bool = False) -> str:
    """Where the database is; "postgresql" is a server from the wheel, with a database of this name."""
    if database != "postgresql":
        return database
    # The wheel exists on fewer systems than Lenig does.
    from bench.postgresql import database_named  # noqa: PLC0415

    return database_named(name.replace("-", "_"), CACHE / "postgresql", empty=empty)
