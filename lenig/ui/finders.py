"""Lets Django find the bundles as if they were ordinary static files."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from lenig.ui.bundle import BUNDLES, bundle_folder, ensure_built


class BundleFinder(BaseFinder):
    """Gives `lenig.css` and `lenig.js`, built from the files as they are now."""

    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's
        found = [str(ensure_built(path))] if path in BUNDLES else []
        # Django takes an empty list for "not here"; None would count as a find.
        return found if find_all or not found else found[0]

    def list(
        self, _ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        storage = FileSystemStorage(location=bundle_folder())
        for name in BUNDLES:
            ensure_built(name)
            yield name, storage
