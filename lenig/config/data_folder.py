"""The folder that holds all that an installation owns: database, files and secret key."""

import os
import secrets
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def default_folder() -> Path:
    """`.data` in a checkout; a folder of the user's own when Lenig is installed."""
    if (CHECKOUT / "pyproject.toml").exists():
        return CHECKOUT / ".data"
    return Path.home() / ".local" / "share" / "lenig"


def secret_key(folder: Path) -> str:
    """The key of this installation, made on first use and readable by its owner only."""
    file = folder / "secret-key"
    if not file.exists():
        _write_once(file, secrets.token_urlsafe(48))
    return file.read_text().strip()


def _write_once(file: Path, content: str) -> None:
    """Two processes that start together agree on the key of whoever links it first."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=file.parent, prefix=".secret-key-")  # made with 0600
    with os.fdopen(handle, "w") as out:
        out.write(content)
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()
