"""Saying something under a post."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.files.models import StoredFile
from lenig.stream.actions.attaching import attach_files
from lenig.stream.actions.holding import refuse_closed, refuse_read_only
from lenig.stream.actions.posting import html_of
from lenig.stream.actions.submitting import claim, digest_of, settle
from lenig.stream.models import Comment, CommentRevision, Mention, Post, State
from lenig.stream.topics import topics_for
from lenig.stream.writing.reading import Written, read


@dataclass(frozen=True)
class NewComment:
    """Words to say under a post, or in answer to one of its comments."""

    content: str
    parent: Comment | None = None
    files: tuple[StoredFile, ...] = ()
    chosen: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        parent = str(self.parent.pk) if self.parent else ""
        return digest_of(parent, self.content, ",".join(file.likeness for file in self.files))


def comment_on(post: Post, new: NewComment, *, viewer: Viewer, key: str = "") -> Comment:
    """Say this under `post`; with the same key a second time, the comment that is there already.

    An answer to an answer joins the first level's thread. Raises OtherWords
    when the key belongs to another text, and ReadOnlyPlace or CommentsClosed
    when the conversation ended while it was being written.
    """
    written = read(new.content, viewer, preferred=new.chosen)
    with transaction.atomic():
        if not key:
            return _write(post, new, written, viewer)
        submission = claim(viewer.me, key, new.digest)
        if submission.object_id:
            with every_row(because="the comment that this person made with this key"):
                return Comment.objects.get(pk=submission.object_id)
        comment = _write(post, new, written, viewer)
        settle(submission, comment)
        return comment


def _write(post: Post, new: NewComment, written: Written, viewer: Viewer) -> Comment:
    post = Post.objects.locked(post)  # as it is now: it may just have moved to another audience
    refuse_closed(post)
    parent = _first_level(new.parent)
    comment = Comment.objects.create(
        post=post,
        parent=parent,
        depth=1 if parent else 0,
        author=viewer.me,
        content=written.content,
        html=html_of(written, topics_for(written.topics)),
    )
    _add_mentions(comment, written)
    attach_files(post, new.files, owner=viewer.me, comment=comment)
    _count(post, 1)
    record(viewer.me, Verb.CREATE, comment, target=post)
    return comment


def _first_level(parent: Comment | None) -> Comment | None:
    if parent is None or parent.depth == 0:
        return parent
    with every_row(because="the comment above an answer that was found for its viewer"):
        return parent.parent


def edit_comment(
    comment: Comment, *, viewer: Viewer, content: str, chosen: tuple[str, ...] = ()
) -> None:
    """Leave the comment with these words, and keep the earlier ones. The same words change nothing.

    Raises ReadOnlyPlace when the group was closed meanwhile.
    """
    written = read(content, viewer, preferred=chosen)
    with transaction.atomic():
        comment = Comment.objects.locked(comment)
        refuse_read_only(comment.post)
        if comment.content == written.content:
            return
        CommentRevision.objects.create(comment=comment, content=comment.content)
        comment.content = written.content
        comment.html = html_of(written, topics_for(written.topics))
        comment.edited = timezone.now()
        comment.save(update_fields=["content", "html", "edited"])
        _note_mentions(comment, written)
        record(viewer.me, Verb.UPDATE, comment, target=comment.post)


@transaction.atomic
def withdraw_comment(comment: Comment, *, viewer: Viewer) -> None:
    """Take one's comment away from everybody; it can be restored for thirty days. Safe to repeat."""
    _change_state(comment, State.WITHDRAWN, viewer, Verb.DELETE)


@transaction.atomic
def restore_comment(comment: Comment, *, viewer: Viewer) -> None:
    """Give one's withdrawn comment back. Safe to repeat."""
    _change_state(comment, State.LIVE, viewer, Verb.UNDO)


def _change_state(comment: Comment, state: State, viewer: Viewer, verb: Verb) -> None:
    with every_row(because="the post above a comment that was found for its viewer"):
        post = Post.objects.locked(comment.post)
        comment = Comment.objects.locked(comment)
    if comment.state == state or State.HIDDEN in {comment.state, state}:
        return
    comment.state, comment.state_since = state, timezone.now()
    comment.save(update_fields=["state", "state_since"])
    _count(post, 1 if state == State.LIVE else -1)
    record(viewer.me, verb, comment, target=post)


def _count(post: Post, change: int) -> None:
    """Under the lock of the post; a count of rows stored afterwards would lose updates."""
    Post._base_manager.filter(pk=post.pk).update(comment_count=F("comment_count") + change)


def _note_mentions(comment: Comment, written: Written) -> None:
    with every_row(because="the names in a comment that its author is writing"):
        Mention.objects.filter(comment=comment).delete()
    _add_mentions(comment, written)


def _add_mentions(comment: Comment, written: Written) -> None:
    Mention.objects.bulk_create(
        [
            Mention(post_id=comment.post_id, comment=comment, person=person, words=words)
            for person, words in written.mentions.items()
        ]
    )
