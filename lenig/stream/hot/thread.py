"""The comments of one post, in two levels, oldest first.

Budget: five queries however much was said: the comments of the first level,
the answers to them, what stands empty because answers hang from it, the files
of all these, and the viewer's own reactions. All but the files walk
`comment_in_thread`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lenig.access.viewer import Viewer
from lenig.stream.hot.attached import Attached, attached_to
from lenig.stream.hot.card_context import my_comment_reactions
from lenig.stream.models import Comment, Post, State
from lenig.stream.models.comment import CommentQuerySet
from lenig.toolkit import cursor

#: How many comments of the first level a page shows; earlier ones come by button.
THREADS_SHOWN = 20
#: How many answers in total: an endless quarrel must not become an endless page.
ANSWERS_SHOWN = 400


@dataclass
class Thread:
    """A comment with the answers to it. Without a comment it was withdrawn, and answers remain."""

    comment: Comment | None = None
    answers: list[Comment] = field(default_factory=list)


@dataclass
class Conversation:
    """What is said under a post from some point on. The viewer's own withdrawn comments are in it."""

    threads: list[Thread]
    #: Where the earlier ones start, signed; None when this is all.
    earlier: str | None
    #: The viewer's own reactions, by id of the comment.
    mine: dict[int, str]
    #: The files of comments that have any, by id of the comment.
    attached: dict[int, Attached]

    @property
    def shown(self) -> int:
        """How many comments that everybody sees stand here."""
        said = [each for thread in self.threads for each in (thread.comment, *thread.answers)]
        return sum(1 for each in said if each and each.state == State.LIVE)


def conversation(post: Post, viewer: Viewer, *, before: str | None = None) -> Conversation:
    """The newest comments of the post with their answers, or those before a cursor."""
    last = cursor.read(before)
    threads, has_earlier = _first_level(post, viewer, last)
    answers = _answers(post, viewer, threads)
    for answer in answers:
        threads[answer.parent_id or 0].answers.append(answer)
    comments = [thread.comment for thread in threads.values() if thread.comment]
    said = [*comments, *answers]
    return Conversation(
        list(threads.values()),
        cursor.write(min(threads)) if has_earlier else None,
        my_comment_reactions(said, viewer) if said else {},
        attached_to(said, viewer) if said else {},
    )


def _first_level(post: Post, viewer: Viewer, last: int | None) -> tuple[dict[int, Thread], bool]:
    """A page of threads by id, oldest first, and whether there are earlier ones."""
    rows = _seen_by(viewer, post).filter(depth=0).order_by("-pk")
    if last is not None:
        rows = rows.filter(pk__lt=last)
    emptied = Comment.objects.visible_to(viewer).emptied_under(post)
    found = {each: Thread() for each in emptied if last is None or each < last}
    found |= {row.pk: Thread(row) for row in rows[: THREADS_SHOWN + 1]}
    newest = sorted(found, reverse=True)
    shown = {pk: found[pk] for pk in reversed(newest[:THREADS_SHOWN])}
    return shown, len(newest) > THREADS_SHOWN


def _answers(post: Post, viewer: Viewer, threads: Iterable[int]) -> list[Comment]:
    rows = _seen_by(viewer, post).filter(parent__in=list(threads))
    return list(rows.order_by("pk")[:ANSWERS_SHOWN]) if threads else []


def _seen_by(viewer: Viewer, post: Post) -> CommentQuerySet:
    """What everybody reads, and what the viewer withdrew: to give it back."""
    rows = Comment.objects.visible_to(viewer) | Comment.objects.mine(viewer)
    return rows.filter(post=post).select_related("author")
