"""Short names for a state of the code, so that work already done can be skipped."""

import hashlib
from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path

from lenig.config.data_folder import CHECKOUT
from lenig.config.finding import LENIG


def of_migrations() -> str:
    """Changes when a migration changes, ours or that of an installed part.

    An `apps.py` counts too: what follows a migration is hung up there.
    """
    return of(*LENIG.glob("**/migrations/*.py"), *LENIG.glob("**/apps.py"), also=_parts())


def of(*files: Path, also: Iterable[str] = ()) -> str:
    """Changes when one of these files changes, comes or goes."""
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(str(file.relative_to(CHECKOUT)).encode())
        digest.update(file.read_bytes())
    for word in also:
        digest.update(word.encode())
    return digest.hexdigest()[:16]


def _parts() -> list[str]:
    """The installed parts and their versions: the lock file in a checkout, else the metadata."""
    lock = CHECKOUT / "requirements.lock"
    if lock.exists():
        return [lock.read_text()]
    return sorted(f"{part.name} {part.version}" for part in distributions())
