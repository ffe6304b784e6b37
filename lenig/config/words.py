"""Makes the catalogues of words ready for use, with Babel instead of a system's gettext."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from lenig.config.finding import LENIG


def catalogues() -> list[Path]:
    """Every catalogue that people write: one per app and language."""
    return sorted(LENIG.glob("**/locale/*/LC_MESSAGES/django.po"))


def compile_catalogues() -> list[Path]:
    """Compile each catalogue that is newer than its compiled form, and tell which."""
    return [words for words in catalogues() if _compile(words)]


def _compile(words: Path) -> bool:
    compiled = words.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime >= words.stat().st_mtime:
        return False
    with words.open("rb") as source:
        catalogue = read_po(source)
    draft = compiled.with_suffix(f".{os.getpid()}")  # two that compile at once do not meet
    with draft.open("wb") as out:
        write_mo(out, catalogue)
    draft.replace(compiled)
    return True
