"""One stylesheet and one script, put together from the many small files that people read.

The order is the order of precedence only where layers leave it open: first the
design system, then each app from the lowest to the highest. An app adds its own
by leaving files in `static/<label>/`; what lies deeper, in a folder of its own,
is served by itself and not taken in.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.apps import apps
from django.conf import settings

COMPONENTS = Path(__file__).parent / "components"
LAYERS = "@layer reset, tokens, base, layout, components, kinds, utilities;\n"

#: What a page asks for, and the files that it is made of.
BUNDLES = {"lenig.css": ".css", "lenig.js": ".js"}


def sources(suffix: str) -> list[Path]:
    """Every file with this suffix that belongs in the bundle, each once, in a fixed order."""
    own = sorted(COMPONENTS.glob(f"*/*{suffix}"))
    return own + [path for folder in _app_folders() for path in sorted(folder.glob(f"*{suffix}"))]


def build(name: str) -> str:
    """The text of a bundle."""
    suffix = BUNDLES[name]
    parts = (_part(path, suffix) for path in sources(suffix))
    return (LAYERS if suffix == ".css" else "") + "\n".join(parts)


def ensure_built(name: str) -> Path:
    """The bundle as a file, made anew when one of its sources is newer or has gone."""
    target = bundle_folder() / name
    if not _is_fresh(target, sources(BUNDLES[name])):
        _write(target, build(name))
    return target


def bundle_folder() -> Path:
    """Where bundles are kept until they are collected; may be emptied at any moment."""
    return Path(settings.BUNDLE_DIR)


def _app_folders() -> Iterator[Path]:
    """The static folder of each of our apps that has one."""
    for config in apps.get_app_configs():
        if config.name.startswith("lenig.") and config.name != "lenig.ui":
            yield Path(config.path) / "static" / config.label


def _part(path: Path, suffix: str) -> str:
    """One file. A script stands in a block of its own, so that names never meet."""
    text = path.read_text(encoding="utf-8").strip()
    return f"{{\n{text}\n}}\n" if suffix == ".js" else f"{text}\n"


def _is_fresh(target: Path, paths: list[Path]) -> bool:
    """Whether the bundle was made from these very files as they are now."""
    listing = target.with_suffix(target.suffix + ".sources")
    try:
        return listing.read_text(encoding="utf-8") == _fingerprint(paths) and target.exists()
    except FileNotFoundError:
        return False


def _fingerprint(paths: list[Path]) -> str:
    return "\n".join(f"{path} {path.stat().st_mtime_ns}" for path in paths)


def _write(target: Path, text: str) -> None:
    """Replace both files at once for whoever reads them meanwhile."""
    target.parent.mkdir(parents=True, exist_ok=True)
    listing = target.with_suffix(target.suffix + ".sources")
    fingerprint = _fingerprint(sources(BUNDLES[target.name]))
    for path, content in ((target, text), (listing, fingerprint)):
        with NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as file:
            file.write(content)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)
