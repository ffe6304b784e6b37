"""The conversation under a post, as it stands on the post's own page."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lenig.stream.cards.addresses import comment_address
from lenig.stream.cards.bubble import bubble
from lenig.stream.cards.reader import Reader
from lenig.stream.cards.words import reaction_word, sign
from lenig.stream.hot.thread import Conversation, Thread
from lenig.stream.models import Comment, Post, ReactionType


def draw_thread(post: Post, said: Conversation, reader: Reader) -> SafeString:
    """The comments with their answers."""
    drawn = "".join(_thread(each, post, said, reader) for each in said.threads)
    return mark_safe(f'<ol class="thread__list">{drawn}</ol>' if drawn else "")  # noqa: S308


def _thread(thread: Thread, post: Post, said: Conversation, reader: Reader) -> str:
    answers = "".join(f"<li>{_one(each, post, said, reader)}</li>" for each in thread.answers)
    below = f'<ol class="thread__answers">{answers}</ol>' if answers else ""
    above = _one(thread.comment, post, said, reader) if thread.comment else _gone()
    return f"<li>{above}{below}</li>"


def _one(comment: Comment, post: Post, said: Conversation, reader: Reader) -> str:
    mine = said.mine[comment.pk]
    return bubble(
        comment,
        is_author=comment.author_id == post.author_id,
        foot=comment_foot(comment, mine, reader),
    )


def comment_foot(comment: Comment, mine: str, reader: Reader) -> str:
    """What one can do with a comment, and how many reacted."""
    address = comment_address(comment.handle)
    pressed, value = ("true", "") if mine else ("false", "like")
    word = reaction_word(mine or ReactionType.LIKE, "", reader.language)
    counts = list(comment.reaction_counts())
    signs = "".join(sign(name) for name, _count in counts[:3])
    total = sum(count for _name, count in counts)
    shown = (
        f'<span class="tally"><span class="signs">{signs}</span> {total}</span>' if total else ""
    )
    return (
        f'<form class="comment__acts" action="{address}reaction/" method="post" hx-post="{address}reaction/"'
        f' hx-target="this" hx-swap="outerHTML">{reader.token}'
        f'<button class="comment__act" name="reaction" value="{value}" aria-pressed="{pressed}">{word}</button>'
        f"{shown}</form>"
    )


def _gone() -> str:
    words = _("This comment was withdrawn.")
    return f'<p class="thread__gone">{escape(words)}</p>'
