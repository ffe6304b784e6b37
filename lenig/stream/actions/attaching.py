"""Files come to belong to a post or a comment."""

from collections.abc import Sequence

from lenig.access.scope import every_row
from lenig.files.actions.using import claim, let_go
from lenig.files.models import StoredFile
from lenig.people.models import Person
from lenig.stream.models import Attachment, Comment, Post

PURPOSE = "attachment"


def attach_files(
    post: Post, files: Sequence[StoredFile], *, owner: Person, comment: Comment | None = None
) -> None:
    """Give these loose uploads of `owner` to the post; from then on its readers may open them.

    Raises Refused when one of them is gone, used elsewhere or somebody else's.
    """
    if not files:
        return
    claim(files, owner=owner, purpose=PURPOSE)
    Attachment.objects.bulk_create(
        [
            Attachment(post=post, comment=comment, file=file, rank=rank)
            for rank, file in enumerate(files)
        ]
    )


def change_files(post: Post, files: Sequence[StoredFile], *, owner: Person) -> bool:
    """Leave the post with exactly these files, in this order; tells whether that changed anything.

    What is taken away is its uploader's alone again. A file that an import only
    named stays named.
    """
    with every_row(because="the files of a post that its author is changing"):
        there = list(Attachment.objects.filter(post=post, comment=None, file__isnull=False))
        before = [attachment.file for attachment in there if attachment.file]
        if before == list(files):
            return False
        Attachment.objects.filter(pk__in=[attachment.pk for attachment in there]).delete()
    for file in set(before) - set(files):
        let_go(file)
    claim([file for file in files if file not in before], owner=owner, purpose=PURPOSE)
    Attachment.objects.bulk_create(
        [Attachment(post=post, file=file, rank=rank) for rank, file in enumerate(files)]
    )
    return True
