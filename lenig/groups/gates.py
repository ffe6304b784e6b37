"""Who may see the picture above a group, and what an administrator can ask to read along in."""

from collections.abc import Collection, Sequence
from typing import Any

from lenig.access.viewer import Viewer
from lenig.files.gates import gate, keeps
from lenig.files.models import StoredFile
from lenig.groups.actions.describing import COVER
from lenig.groups.models import Group
from lenig.oversight.places import Place, opens


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


class Groups:
    """Closed and secret groups can be opened for an administrator, for an hour."""

    def find(self, handle: str) -> int | None:
        rows = Group.objects.every_row(
            because="an administrator who has its address asks to read along"
        )
        group = rows.filter(handle=handle).first()
        return group.audience_id if group else None

    def describe(self, audiences: Collection[int]) -> dict[int, Place]:
        rows = Group.objects.every_row(
            because="the place behind an elevation, for who may know of it"
        )
        return {
            group.own_audience_id: Place(group.name, group.get_absolute_url())
            for group in rows.filter(own_audience__in=audiences)
        }


opens("group", Groups())
