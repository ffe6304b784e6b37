"""The comments of one post, in two levels, newest last.

Budget: one query for the comments of the first level, one for the answers to
them, one for the viewer's own reactions. Both walk `comment_in_thread`.
"""

from dataclasses import dataclass, field

from lenig.access.viewer import Viewer
from lenig.stream.hot.card_context import my_comment_reactions
from lenig.stream.models import Comment, Post
from lenig.toolkit import cursor

#: How many comments of the first level a page shows; earlier ones come by button.
THREADS_SHOWN = 20
#: How many answers in total; an endless quarrel must not become an endless page.
ANSWERS_SHOWN = 400


@dataclass
class Thread:
    """A comment with the answers to it. Without a comment: it was withdrawn, and answers remain."""

    comment: Comment | None
    answers: list[Comment] = field(default_factory=list)


@dataclass
class Conversation:
    """What is said under a post, oldest first, from some point on."""

    threads: list[Thread]
    #: Where the earlier ones start, signed; None when this is all.
    earlier: str | None
    #: The viewer's own reactions, by id of the comment.
    mine: dict[int, str]


def conversation(post: Post, viewer: Viewer, *, before: str | None = None) -> Conversation:
    """The newest comments of the post with their answers, or those before a cursor."""
    rows = Comment.objects.visible_to(viewer).filter(post=post)
    first_level = rows.filter(depth=0).select_related("author", "author__photo").order_by("-pk")
    if (last := cursor.read(before)) is not None:
        first_level = first_level.filter(pk__lt=last)
    found = list(first_level[: THREADS_SHOWN + 1])
    shown = found[:THREADS_SHOWN][::-1]
    threads = {comment.pk: Thread(comment) for comment in shown}
    answers = list(
        rows.filter(parent__in=list(threads)).for_threads()[:ANSWERS_SHOWN] if threads else ()
    )
    for answer in answers:
        threads[answer.parent_id].answers.append(answer)
    return Conversation(
        list(threads.values()),
        cursor.write(shown[0].pk) if len(found) > THREADS_SHOWN else None,
        my_comment_reactions([*shown, *answers], viewer),
    )
