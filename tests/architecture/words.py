"""Finds every string that is marked for translation, app by app."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from lenig.config.finding import LENIG, lenig_apps

#: How a string is marked in Python: the name of the function, and what its arguments are.
MARKS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


@dataclass(frozen=True)
class Said:
    """One marked string and where it stands."""

    text: str | tuple[str, str]
    context: str | None
    place: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text!r}"


def folders() -> list[Path]:
    """The folder of each app; each has a catalogue of its own."""
    return [LENIG.joinpath(*app.split(".")[1:]) for app in lenig_apps()]


def catalogue(app: Path) -> Catalog:
    file = app / "locale" / "nl" / "LC_MESSAGES" / "django.po"
    if not file.exists():
        return Catalog(locale="nl")
    with file.open("rb") as source:
        return read_po(source, locale="nl")


def said_in(app: Path) -> Iterator[Said]:
    """Every marked string of an app, in its code and in its templates."""
    for file in sorted(app.rglob("*.py")):
        if "tests" not in file.parts and "migrations" not in file.parts:
            yield from _extracted(file, file.read_text())
    for file in [*sorted(app.rglob("*.html")), *sorted(app.rglob("*.txt"))]:
        yield from _extracted(file, _as_code(file))


def _as_code(template: Path) -> str:
    """A template as Django turns it into code for extracting, without its indents, which mean nothing."""
    code = templatize(template.read_text(), origin=str(template))
    return "\n".join(line.lstrip() for line in code.splitlines())


def _extracted(file: Path, code: str) -> Iterator[Said]:
    found = extract_python(BytesIO(code.encode()), MARKS, [], {"encoding": "utf-8"})
    for line, function, texts, _comments in found:
        said = _told(str(function), texts)
        if said:
            yield Said(*said, place=f"{file.relative_to(LENIG)}:{line}")


def _told(function: str, texts: Any) -> tuple[Any, str | None] | None:
    """The text, or singular and plural, and the context; None when it is no constant."""
    parts = list(texts) if isinstance(texts, tuple) else [texts]
    context = parts.pop(0) if "pgettext" in function else None
    wanted = parts[:2] if "ngettext" in function or "npgettext" in function else parts[:1]
    if not all(isinstance(part, str) and part for part in wanted):
        return None
    return (tuple(wanted) if len(wanted) > 1 else wanted[0]), context
