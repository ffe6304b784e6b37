"""Collected static files: named after their content, compressed, kept for ever by browsers."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

_SOURCE_MAP = "sourceMappingURL"


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # has no types
    """Leaves references to source maps alone: packages ship them, we do not serve them."""

    patterns: tuple[Any, ...] = tuple(
        (glob, tuple(rule for rule in rules if _SOURCE_MAP not in str(rule)))
        for glob, rules in CompressedManifestStaticFilesStorage.patterns
    )
