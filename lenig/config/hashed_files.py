"""Collected static files: named after their content, compressed, kept for ever by browsers."""

from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

_SOURCE_MAP = "sourceMappingURL"


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # has no types
    """Leaves references to source maps alone: packages ship them, we do not serve them.

    A checkout that has not collected its files yet serves the sources by their own names.
    """

    patterns: tuple[Any, ...] = tuple(
        (glob, tuple(rule for rule in rules if _SOURCE_MAP not in str(rule)))
        for glob, rules in CompressedManifestStaticFilesStorage.patterns
    )

    def url(self, name: str | None, force: bool = False) -> str:  # noqa: FBT001, FBT002 - Django's
        if settings.STATIC_FROM_SOURCE:
            return FileSystemStorage.url(self, name)
        url: str = super().url(name, force)
        return url
