"""Makes the catalogues of words ready for use, with Babel instead of a system's gettext."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.core.management.base import BaseCommand

from lenig.config.finding import LENIG


class Command(BaseCommand):
    help = "Compile every catalogue of words that is newer than its compiled form."

    def handle(self, **_: Any) -> None:
        catalogues = sorted(LENIG.glob("**/locale/*/LC_MESSAGES/django.po"))
        made = [words for words in catalogues if _compile(words)]
        self.stdout.write(f"{len(made)} of {len(catalogues)} catalogues compiled.")


def _compile(words: Path) -> bool:
    compiled = words.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime >= words.stat().st_mtime:
        return False
    with words.open("rb") as source:
        catalogue = read_po(source)
    draft = compiled.with_suffix(".mo-draft")
    with draft.open("wb") as out:
        write_mo(out, catalogue)
    draft.replace(compiled)
    return True
