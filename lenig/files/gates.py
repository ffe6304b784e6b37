"""Who may read a file: asked of the room that uses it, at every request.

A room registers its answer in its own `gates.py`:

    @gate("attachment")
    def attachments(viewer: Viewer, files: Sequence[StoredFile]) -> set[int]:
        rows = Attachment.objects.visible_to(viewer).filter(file__in=files)
        return set(rows.values_list("file_id", flat=True))

It gets the whole list at once and asks the database at most one question. Two rooms
may answer for one purpose: a photo is readable for whoever may see the person, and for
whoever may read a post of theirs. A purpose that no room answers for is nobody's.

A room also says which files it still uses, so that the others can be thrown away:

    @keeps("attachment")
    def attached(files: Sequence[StoredFile]) -> set[int]: …
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer
    from lenig.files.models import StoredFile

Gate = Callable[["Viewer", Sequence["StoredFile"]], set[int]]
Keeper = Callable[[Sequence["StoredFile"]], set[int]]

_gates: dict[str, dict[str, Gate]] = defaultdict(dict)
_keepers: dict[str, dict[str, Keeper]] = defaultdict(dict)


def gate(purpose: str) -> Callable[[Gate], Gate]:
    """Let the decorated function say which of the files with this purpose somebody may read."""

    def register(ask: Gate) -> Gate:
        _gates[purpose][f"{ask.__module__}.{ask.__qualname__}"] = ask
        return ask

    return register


def keeps(purpose: str) -> Callable[[Keeper], Keeper]:
    """Let the decorated function say which of the files with this purpose are still in use.

    The empty purpose is that of files which only a draft mentions.
    """

    def register(ask: Keeper) -> Keeper:
        _keepers[purpose][f"{ask.__module__}.{ask.__qualname__}"] = ask
        return ask

    return register


def readable(viewer: "Viewer", files: Sequence["StoredFile"]) -> set[int]:
    """The ids of those files that `viewer` may read."""
    if viewer.person is None:
        return set()
    allowed = {file.pk for file in files if not file.purpose and file.owner_id == viewer.person.pk}
    for purpose, some in _by_purpose(files).items():
        for ask in _gates[purpose].values() if purpose in _gates else ():
            if left := [file for file in some if file.pk not in allowed]:
                # A gate answers for what it was asked, and for nothing else.
                allowed |= ask(viewer, left) & {file.pk for file in left}
    return allowed


def unused(files: Sequence["StoredFile"]) -> list["StoredFile"]:
    """Those files that no room uses. A purpose for which no room speaks is left alone."""
    used: set[int] = set()
    for purpose, some in _by_purpose(files).items():
        keepers = _keepers.get(purpose, {})
        if purpose and not keepers:
            used |= {file.pk for file in some}
        for ask in keepers.values():
            used |= ask(some)
    return [file for file in files if file.pk not in used]


def purposes() -> dict[str, tuple[Gate, ...]]:
    """Every purpose with the gates that answer for it, for the tests."""
    return {purpose: tuple(gates.values()) for purpose, gates in sorted(_gates.items())}


def _by_purpose(files: Sequence["StoredFile"]) -> dict[str, list["StoredFile"]]:
    sorted_out = defaultdict(list)
    for file in files:
        sorted_out[file.purpose].append(file)
    return sorted_out
