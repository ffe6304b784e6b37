"""Files come to belong to a post or a comment."""

from collections.abc import Sequence

from lenig.files.models import StoredFile
from lenig.people.models import Person
from lenig.stream.models import Attachment, Comment, Post

PURPOSE = "attachment"


def attach_files(
    post: Post, files: Sequence[StoredFile], *, owner: Person, comment: Comment | None = None
) -> None:
    """Give these uploads of `owner` to the post; from then on its readers may open them.

    An upload of somebody else, or one that is used elsewhere, is left alone.
    """
    free = [file for file in files if file.owner_id == owner.pk and file.purpose in {"", PURPOSE}]
    Attachment.objects.bulk_create(
        [
            Attachment(post=post, comment=comment, file=file, rank=rank)
            for rank, file in enumerate(free)
        ]
    )
    StoredFile.objects.filter(pk__in=[file.pk for file in free]).update(purpose=PURPOSE)
