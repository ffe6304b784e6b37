"""Everything the cards of one page show besides the posts themselves.

What differs from reader to reader is asked for each page. Budget, however many
posts: one query for the newest comments, one for the viewer's own marks
(reaction, bookmark, watch), and what each personal kind present declares.

What all readers see alike is asked only for cards that are not kept: one query
for files, and what each other kind present declares.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import connection

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.stream.hot.attached import Attached
from lenig.stream.hot.newest_comments import Said, newest_comments
from lenig.stream.kinds import attach_details, attach_kinds
from lenig.stream.models import Attachment, Comment, CommentReaction, Post
from lenig.stream.writing.rich import pictures_in


@dataclass
class CardContext(Attached):
    """What a reader sees on one card besides the post itself."""

    comments: list[Said] = field(default_factory=list)
    #: Pictures that stand in the text already, so not beside it.
    in_text: list[Attachment] = field(default_factory=list)
    my_reaction: str = ""
    is_kept: bool = False
    watching: str = ""


def attach_context(posts: Iterable[Post], viewer: Viewer) -> list[Post]:
    """Give each post its `card`: the viewer's marks and the newest comments."""
    posts = attach_kinds(posts)
    for post in posts:
        post.card = CardContext()
    if posts:
        by_id = {post.pk: post for post in posts}
        _attach_marks(by_id, viewer)
        _attach_comments(by_id, viewer)
        attach_details([post for post in posts if post.kind_of.personal_template], viewer)
    return posts


def attach_shared(posts: Iterable[Post], viewer: Viewer) -> None:
    """Give posts that have their context what all their readers see alike: text, files, details."""
    by_id = {post.pk: post for post in posts}
    if by_id:
        _attach_texts(by_id, viewer)
        attach_details([p for p in by_id.values() if not p.kind_of.personal_template], viewer)
        _attach_files(by_id, viewer)


def attach_originals(posts: Iterable[Post], viewer: Viewer) -> None:
    """Give posts that stand within others their kind and their files: one query."""
    posts = attach_kinds(posts)
    for post in posts:
        post.card = CardContext()
    if posts:
        _attach_files({post.pk: post for post in posts}, viewer)


def _attach_texts(posts: dict[int, Post], viewer: Viewer) -> None:
    """What `for_cards` left out: the words, and whose they are."""
    without = [pk for pk, post in posts.items() if "html" in post.get_deferred_fields()]
    if without:
        rows = Post.objects.visible_to(viewer).filter(pk__in=without)
        for row in rows.with_texts():
            post = posts[row.pk]
            post.content, post.html, post.author = row.content, row.html, row.author


_MARKS = """
    SELECT post_id, 'reaction', type FROM stream_reaction WHERE person_id = %s AND post_id IN ({ids})
    UNION ALL
    SELECT post_id, 'kept', '' FROM stream_bookmark WHERE person_id = %s AND post_id IN ({ids})
    UNION ALL
    SELECT post_id, 'watch', level FROM stream_watch WHERE person_id = %s AND post_id IN ({ids})
"""


def _attach_marks(posts: dict[int, Post], viewer: Viewer) -> None:
    """The viewer's own reaction, bookmark and watch: three small tables in one query.

    Plain SQL: three queries of the ORM put together take longer to write than to run.
    """
    ids, me = list(posts), viewer.me.pk
    sql = _MARKS.format(ids=", ".join(["%s"] * len(ids)))
    with connection.cursor() as rows:
        rows.execute(sql, [me, *ids] * 3)
        for post_id, mark, value in rows.fetchall():
            _put(posts[post_id].card, mark, value)


def _put(card: CardContext, mark: str, value: str) -> None:
    match mark:
        case "reaction":
            card.my_reaction = value
        case "kept":
            card.is_kept = True
        case _:
            card.watching = value


def _attach_comments(posts: dict[int, Post], viewer: Viewer) -> None:
    """The newest three of each post, oldest first among them."""
    talked_about = [post.pk for post in posts.values() if post.comment_count]
    for said in newest_comments(viewer, talked_about):
        posts[said.post_id].card.comments.append(said)


def _attach_files(posts: dict[int, Post], viewer: Viewer) -> None:
    files = Attachment.objects.visible_to(viewer).filter(post__in=list(posts), comment=None)
    shown = {pk: set(pictures_in(post.html)) for pk, post in posts.items()}
    for attachment in files.select_related("file").order_by("rank", "pk"):
        card, file = posts[attachment.post_id].card, attachment.file
        is_in_text = file is not None and file.handle in shown[attachment.post_id]
        (card.in_text if is_in_text else card.attachments).append(attachment)


def my_comment_reactions(comments: Sequence[Comment], viewer: Viewer) -> dict[int, str]:
    """The viewer's own reaction to each of these comments, by the comment's id: one query."""
    found: dict[int, str] = defaultdict(str)
    with every_row(because="the viewer's own reactions to comments they are looking at"):
        mine = CommentReaction.objects.filter(
            comment__in=[c.pk for c in comments], person=viewer.me
        )
        found.update(mine.values_list("comment_id", "type"))
    return found
