"""Who may see the cover of a blog: whoever may read the blog."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lenig.files.gates import gate, keeps
from lenig.kinds.blog.covering import COVER
from lenig.kinds.blog.models import Blog

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer
    from lenig.files.models import StoredFile


@gate(COVER)
def covers_of_readable_blogs(viewer: "Viewer", files: Sequence["StoredFile"]) -> set[int]:
    rows = Blog.objects.visible_to(viewer).filter(cover__in=files)
    return {pk for pk in rows.values_list("cover_id", flat=True) if pk is not None}


@keeps(COVER)
def covers_in_use(files: Sequence["StoredFile"]) -> set[int]:
    rows = Blog.objects.every_row(because="a picture stays as long as a blog has it")
    used = rows.filter(cover__in=files).values_list("cover_id", flat=True)
    return {pk for pk in used if pk is not None}
