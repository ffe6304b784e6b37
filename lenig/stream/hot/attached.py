"""The files that hang from what somebody said."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from lenig.access.viewer import Viewer
from lenig.stream.models import Attachment, Comment


@dataclass
class Attached:
    """What hangs from one post or one comment: pictures, and other files."""

    attachments: list[Attachment] = field(default_factory=list)

    @property
    def images(self) -> list[Attachment]:
        return [each for each in self.attachments if each.file and each.file.is_image]

    @property
    def files(self) -> list[Attachment]:
        return [each for each in self.attachments if not (each.file and each.file.is_image)]


def attached_to(comments: Iterable[Comment], viewer: Viewer) -> dict[int, Attached]:
    """The files of each comment that has any, by the comment's id: one query."""
    found: dict[int, Attached] = defaultdict(Attached)
    rows = Attachment.objects.visible_to(viewer).still_said()
    rows = rows.filter(comment__in=[comment.pk for comment in comments])
    for row in rows.select_related("file").order_by("rank", "pk"):
        found[row.comment_id or 0].attachments.append(row)
    return dict(found)
