"""Reacting to a post or a comment: one reaction for each person, of any type."""

from typing import Any

from django.db import transaction

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.stream.actions.holding import refuse_read_only
from lenig.stream.models import Comment, CommentReaction, Post, Reaction


@transaction.atomic
def set_reaction(post: Post, *, viewer: Viewer, reaction: str) -> None:
    """Leave the viewer with exactly this reaction on `post`; an empty one takes it back.

    Safe to repeat: a double click, or a retry by the browser, changes nothing.
    Raises ReadOnlyPlace when the group was closed meanwhile.
    """
    post = Post.objects.locked(post)  # one writer at a time decides its counters
    refuse_read_only(post)
    with every_row(because="the actor's own reaction to a post they may see"):
        before = _replace(Reaction, {"post": post, "person": viewer.me}, reaction)
    if before != reaction:
        post.count_reaction(before=before, after=reaction)
        record(viewer.me, Verb.LIKE if reaction else Verb.UNDO, post)


@transaction.atomic
def set_comment_reaction(comment: Comment, *, viewer: Viewer, reaction: str) -> None:
    """Leave the viewer with exactly this reaction on `comment`; an empty one takes it back.

    Raises ReadOnlyPlace when the group was closed meanwhile.
    """
    comment = Comment.objects.locked(comment)
    refuse_read_only(comment.post)
    with every_row(because="the actor's own reaction to a comment they may see"):
        before = _replace(CommentReaction, {"comment": comment, "person": viewer.me}, reaction)
        if before != reaction:
            comment.count_reaction(before=before, after=reaction)
            record(viewer.me, Verb.LIKE if reaction else Verb.UNDO, comment, target=comment.post)


def _replace(model: Any, whose: dict[str, Any], reaction: str) -> str:
    """Put the one reaction in place of the other; answers what was there before."""
    mine = model.objects.filter(**whose).first()
    before = mine.type if mine else ""
    if before == reaction:
        return before
    if mine:
        mine.delete()
    if reaction:
        model.objects.create(**whose, type=reaction)
    return str(before)
