"""Lenig installs what it finds: an app is a folder of `lenig` with an `apps.py`.

A post kind is an app too, one level deeper: a folder of `lenig.kinds`.
"""

from pathlib import Path

LENIG = Path(__file__).resolve().parent.parent

#: Apps from low to high, as the import contract orders them. Django asks the earlier
#: app first for a template or a string, so a higher one could never shadow it unseen.
_LOW_TO_HIGH = (
    *("toolkit", "contracts", "ui", "access", "activity", "files", "people"),
    *("oversight", "live", "notifications", "stream", "groups"),
)


def lenig_apps() -> list[str]:
    """The dotted names of the installed Lenig apps, low ones first."""
    found = [*_packages(LENIG, "lenig"), *_packages(LENIG / "kinds", "lenig.kinds")]
    return sorted(found, key=_height)


def _packages(folder: Path, prefix: str) -> list[str]:
    return [f"{prefix}.{apps.parent.name}" for apps in sorted(folder.glob("*/apps.py"))]


def _height(app: str) -> tuple[int, str]:
    name = app.removeprefix("lenig.")
    return (_LOW_TO_HIGH.index(name) if name in _LOW_TO_HIGH else len(_LOW_TO_HIGH), name)
