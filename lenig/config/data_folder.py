"""The folder that holds all that an installation owns: database, files and secret key."""

import os
import secrets
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def default_folder() -> Path:
    """`.data` in a checkout; a folder of the user's own when Lenig is installed."""
    if (CHECKOUT / "pyproject.toml").exists():
        return CHECKOUT / ".data"
    return Path.home() / ".local" / "share" / "lenig"


def make(folder: Path) -> None:
    """See that the folder is there; a new one is closed to the other users of the machine."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as trouble:
        raise _unusable(folder, trouble) from trouble


def secret_key(folder: Path) -> str:
    """The key of this installation, made on first use and readable by its owner only."""
    make(folder)
    file = folder / "secret-key"
    try:
        if not file.exists():
            _write_once(file, secrets.token_urlsafe(48))
        return file.read_text().strip()
    except OSError as trouble:
        raise _unusable(folder, trouble) from trouble


def _unusable(folder: Path, trouble: OSError) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"LENIG_DATA is {folder}, which cannot be used: {trouble.strerror}. "
        "Allowed is: a folder that the user who runs Lenig may write in."
    )


def _write_once(file: Path, content: str) -> None:
    """Two processes that start together agree on the key of whoever links it first."""
    handle, draft = tempfile.mkstemp(dir=file.parent, prefix=".secret-key-")  # made with 0600
    with os.fdopen(handle, "w") as out:
        out.write(content)
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()
