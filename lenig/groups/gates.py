"""Who may see the picture above a group: whoever reads what is shared there."""

from collections.abc import Sequence
from typing import Any

from lenig.access.viewer import Viewer
from lenig.files.gates import gate, keeps
from lenig.files.models import StoredFile
from lenig.groups.actions.describing import COVER
from lenig.groups.models import Group


@gate(COVER)
def covers_of_readable_groups(viewer: Viewer, files: Sequence[StoredFile]) -> set[int]:
    shown: set[Any] = set(
        Group.objects.readable_by(viewer).filter(cover__in=files).values_list("cover", flat=True)
    )
    return {file.pk for file in files if file.handle in shown}


@keeps(COVER)
def covers_in_use(files: Sequence[StoredFile]) -> set[int]:
    rows = Group.objects.every_row(because="a picture stays as long as a group has it")
    used: set[Any] = set(rows.filter(cover__in=files).values_list("cover", flat=True))
    return {file.pk for file in files if file.handle in used}
