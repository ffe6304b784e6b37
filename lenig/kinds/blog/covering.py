"""A picture comes to stand above a blog, and goes again."""

from lenig.access.scope import every_row
from lenig.files.actions.using import claim, let_go
from lenig.files.models import StoredFile
from lenig.kinds.blog.models import Blog
from lenig.stream.models import Post

COVER = "cover"


def cover(post: Post, file: StoredFile | None) -> None:
    """Leave the blog with this picture above it, or with none. Safe to repeat.

    Call it in the transaction that writes the post. Raises Refused when the picture
    is gone, used elsewhere or not its author's.
    """
    with every_row(because="the cover of a blog that its author is writing"):
        blog, _ = Blog.objects.get_or_create(post=post)
        before = blog.cover
    if before == file:
        return
    if file is not None:
        claim([file], owner=post.author, purpose=COVER)
    blog.cover = file
    with every_row(because="the cover of a blog that its author is writing"):
        blog.save(update_fields=["cover"])
    if before is not None:
        let_go(before)
