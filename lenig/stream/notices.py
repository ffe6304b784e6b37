"""Whom the stream's activities concern: who is named, who is answered, whose post is shared."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.models import Activity, Verb
from lenig.contracts.notices import Noticed, declare
from lenig.stream.models import Comment, Level, Mention, Post, Share, Watch
from lenig.toolkit.text import opening

POST, COMMENT = "stream.post", "stream.comment"
_WRITTEN = {Verb.CREATE, Verb.UPDATE}


def _load_posts(viewer: Viewer, ids: Sequence[int]) -> dict[int, Any]:
    return Post.objects.visible_to(viewer).in_bulk(ids)


def _load_comments(viewer: Viewer, ids: Sequence[int]) -> dict[int, Any]:
    return Comment.objects.visible_to(viewer).select_related("post").in_bulk(ids)


def _named_in_post(activity: Activity) -> Iterable[int]:
    with every_row(because="whom a post names, to tell those who may read it"):
        rows = Mention.objects.filter(post_id=activity.object_id, comment=None)
        return list(rows.values_list("person_id", flat=True))


def _named_in_comment(activity: Activity) -> Iterable[int]:
    with every_row(because="whom a comment names, to tell those who may read it"):
        rows = Mention.objects.filter(comment_id=activity.object_id)
        return list(rows.values_list("person_id", flat=True))


def _author_of_the_post(activity: Activity) -> Iterable[int]:
    """The author of a post that got a comment, unless they had enough of it, or the comment names them."""
    with every_row(because="whose post got a comment, to tell the author"):
        authors = Post.objects.filter(pk=activity.target_id or 0).values_list(
            "author_id", flat=True
        )
        return set(authors) - {*_named_in_comment(activity), *_watching(activity, Level.MUTED)}


def _author_of_the_parent(activity: Activity) -> Iterable[int]:
    """The author of a comment that got an answer, unless they are told for another reason."""
    told = {*_named_in_comment(activity), *_author_of_the_post(activity)}
    with every_row(because="whose comment got an answer, to tell its author"):
        rows = Comment.objects.filter(replies=activity.object_id)
        authors = set(rows.values_list("author_id", flat=True))
    return authors - told - _watching(activity, Level.MUTED)


def _who_watches(activity: Activity) -> Iterable[int]:
    """Who asked to hear of new comments, unless they are told for another reason."""
    told = {*_named_in_comment(activity), *_author_of_the_post(activity)}
    return _watching(activity, Level.ALL) - told - set(_author_of_the_parent(activity))


def _watching(activity: Activity, level: Level) -> set[int]:
    """Who watches the post of a comment at this level."""
    watches = Watch.objects.filter(post=activity.target_id or 0, level=level)
    return set(watches.values_list("person_id", flat=True))


def _author_of_the_original(activity: Activity) -> Iterable[int]:
    with every_row(because="whose post was shared, to tell the author"):
        rows = Share.objects.filter(post_id=activity.object_id)
        return [author for author in rows.values_list("original__author_id", flat=True) if author]


def _about(post: Post) -> str:
    """A few of its words, to know which one it is."""
    return opening(post.title or post.content)


declare(
    Noticed(
        name="mentioned-in-post",
        kind="mention",
        object_type=POST,
        applies=lambda activity: activity.verb in _WRITTEN,
        recipients=_named_in_post,
        load=_load_posts,
        sentence=lambda actor, post: (
            _("%(name)s named you in “%(post)s”") % {"name": actor, "post": _about(post)}
        ),
        address=lambda post: post.get_absolute_url(),
        icon="at-sign",
    )
)
declare(
    Noticed(
        name="mentioned-in-comment",
        kind="mention",
        object_type=COMMENT,
        applies=lambda activity: activity.verb in _WRITTEN,
        recipients=_named_in_comment,
        load=_load_comments,
        sentence=lambda actor, comment: (
            _("%(name)s named you under “%(post)s”") % {"name": actor, "post": _about(comment.post)}
        ),
        address=lambda comment: comment.get_absolute_url(),
        icon="at-sign",
    )
)
declare(
    Noticed(
        name="commented",
        kind="reply",
        object_type=COMMENT,
        applies=lambda activity: activity.verb == Verb.CREATE,
        recipients=_author_of_the_post,
        load=_load_comments,
        sentence=lambda actor, comment: (
            _("%(name)s commented on “%(post)s”") % {"name": actor, "post": _about(comment.post)}
        ),
        address=lambda comment: comment.get_absolute_url(),
        icon="message-square",
    )
)
declare(
    Noticed(
        name="answered",
        kind="reply",
        object_type=COMMENT,
        applies=lambda activity: activity.verb == Verb.CREATE,
        recipients=_author_of_the_parent,
        load=_load_comments,
        sentence=lambda actor, comment: (
            _("%(name)s answered you under “%(post)s”")
            % {"name": actor, "post": _about(comment.post)}
        ),
        address=lambda comment: comment.get_absolute_url(),
        icon="message-square",
    )
)
declare(
    Noticed(
        name="watched",
        kind="thread",
        object_type=COMMENT,
        applies=lambda activity: activity.verb == Verb.CREATE,
        recipients=_who_watches,
        load=_load_comments,
        sentence=lambda actor, comment: (
            _("%(name)s commented on “%(post)s”") % {"name": actor, "post": _about(comment.post)}
        ),
        address=lambda comment: comment.get_absolute_url(),
        icon="bell",
    )
)
declare(
    Noticed(
        name="shared",
        kind="reply",
        object_type=POST,
        applies=lambda activity: activity.verb == Verb.ANNOUNCE,
        recipients=_author_of_the_original,
        load=_load_posts,
        sentence=lambda actor, _post: _("%(name)s shared your post") % {"name": actor},
        address=lambda post: post.get_absolute_url(),
        icon="share-2",
    )
)
