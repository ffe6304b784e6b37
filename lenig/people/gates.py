"""Who may see a photo: whoever may meet the person."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lenig.files.gates import gate, keeps
from lenig.people.models import Person

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer
    from lenig.files.models import StoredFile

PHOTO = "photo"


@gate(PHOTO)
def photos_of_colleagues(viewer: "Viewer", files: Sequence["StoredFile"]) -> set[int]:
    """Photos of the viewer, and of people who share an audience with them."""
    met = Person.colleagues.visible_to(viewer).filter(photo__in=files)
    shown = {viewer.me.photo_id, *met.values_list("photo_id", flat=True)}
    return {file.pk for file in files if file.handle in shown}


@keeps(PHOTO)
def photos_in_use(files: Sequence["StoredFile"]) -> set[int]:
    rows = Person.colleagues.every_row(because="a photo stays as long as somebody has it")
    used = set(rows.filter(photo__in=files).values_list("photo_id", flat=True))
    return {file.pk for file in files if file.handle in used}
