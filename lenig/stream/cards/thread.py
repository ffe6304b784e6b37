"""The conversation under a post, as it stands on the post's own page."""

from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lenig.stream import abilities
from lenig.stream.cards.addresses import comment_address, post_address
from lenig.stream.cards.attached import draw_attached
from lenig.stream.cards.bubble import bubble
from lenig.stream.cards.choosing import reaction_choice
from lenig.stream.cards.reader import Reader
from lenig.stream.cards.room import answer_room, new_mark
from lenig.stream.cards.words import signs_of
from lenig.stream.hot.thread import Conversation, Thread
from lenig.stream.models import Comment, Post, State
from lenig.ui.markup import icon


@dataclass(frozen=True)
class Setting:
    """What all comments under one post have in common for one reader."""

    post: Post
    reader: Reader
    said: Conversation
    may_answer: bool
    #: What the reader just said: there they are.
    new: Comment | None = None


def draw_thread(
    post: Post,
    said: Conversation,
    reader: Reader,
    *,
    may_answer: bool,
    new: Comment | None = None,
) -> SafeString:
    """The comments with their answers, and the way to earlier ones."""
    setting = Setting(post, reader, said, may_answer, new)
    drawn = _earlier(setting) + "".join(_thread(each, setting) for each in said.threads)
    return mark_safe(f'<ol class="thread__list">{drawn}</ol>' if drawn else "")  # noqa: S308


def _earlier(setting: Setting) -> str:
    """The button that puts earlier comments in its own place."""
    if not setting.said.earlier:
        return ""
    address = f"{post_address(setting.post.handle)}?before={setting.said.earlier}"
    left = setting.post.comment_count - setting.said.shown
    words = ngettext("Show %(count)d earlier", "Show %(count)d earlier", left) % {"count": left}
    return format_html(
        '<li class="thread__earlier"><a class="button button--small button--plain" href="{}#comments"'
        ' hx-get="{}" hx-target="closest li" hx-swap="outerHTML" hx-select=".thread__list > li">'
        "{}</a></li>",
        address,
        address,
        words if left > 0 else _("Show earlier"),
    )


def _thread(thread: Thread, setting: Setting) -> str:
    # Where an answer is written: below the last one, under the first level's name.
    room = thread.comment.handle if thread.comment else thread.answers[0].handle
    above = _one(thread.comment, room, setting) if thread.comment else _gone()
    answers = "".join(
        f"<li{new_mark(each, setting.new)}>{_one(each, room, setting)}</li>"
        for each in thread.answers
    )
    below = f'<ol class="thread__answers">{answers}</ol>' if answers else ""
    mark = new_mark(thread.comment, setting.new)
    return f"<li{mark}>{above}{below}{answer_room(room)}</li>"


def _one(comment: Comment, room: str, setting: Setting) -> str:
    if comment.state != State.LIVE:
        return _withdrawn(comment, setting)
    is_author = comment.author_id == setting.post.author_id
    files = draw_attached(setting.said.attached.get(comment.pk))
    return bubble(comment, is_author=is_author, inside=files, foot=_foot(comment, room, setting))


def _foot(comment: Comment, room: str, setting: Setting) -> str:
    mine = setting.said.mine.get(comment.pk, "")
    acts = comment_acts(comment, mine, setting.post, setting.reader)
    if not abilities.may_take_part(setting.reader.viewer, setting.post):
        return acts
    address = comment_address(comment.handle)
    answer = _answer_link(address, comment, room, setting) if setting.may_answer else ""
    return f"{acts}{answer}{_more(setting.reader.language).replace('ADDRESS', address)}"


def comment_acts(comment: Comment, mine: str, post: Post, reader: Reader) -> str:
    """The buttons to react to a comment, and how many did. htmx puts the next in their place."""
    signs, total = signs_of(comment)
    tally = (
        f'<span class="tally"><span class="signs">{signs}</span> {total}</span>' if total else ""
    )
    if not abilities.may_take_part(reader.viewer, post):
        return tally
    address = comment_address(comment.handle)
    choice = reaction_choice(comment.handle, "", mine, reader.language, act="comment__act")
    return (
        f'<form class="comment__acts" action="{address}reaction/" method="post"'
        f' hx-post="{address}reaction/" hx-target="this" hx-swap="outerHTML">'
        f"{reader.token}{choice}{tally}</form>"
    )


def _answer_link(address: str, comment: Comment, room: str, setting: Setting) -> SafeString:
    return format_html(
        '<a class="comment__act" href="{}?answer={}#answer" hx-get="{}answer/"'
        ' hx-target="#answer-{}">{}</a>',
        post_address(setting.post.handle),
        comment.handle,
        address,
        room,
        _("Answer"),
    )


@lru_cache(maxsize=8)
def _more(_language: str) -> SafeString:
    return format_html(
        '<menu-closer><details class="menu"><summary class="comment__act" aria-label="{}">{}</summary>'
        '<div class="menu__list" hx-get="ADDRESSmore/" hx-trigger="toggle from:closest details once">'
        '<a class="menu__item" href="ADDRESSmore/">{}</a></div></details></menu-closer>',
        _("More about this comment"),
        icon("ellipsis", "small"),
        _("What you can do with it"),
    )


def _gone() -> str:
    words = escape(_("This comment was withdrawn."))
    return f'<p class="thread__gone">{words}</p>'


def _withdrawn(comment: Comment, setting: Setting) -> str:
    """What its author sees of a withdrawn comment, with the way back."""
    return render_to_string(
        "stream/withdrawn_comment.html",
        {
            "comment": comment,
            "token": setting.reader.token,
            "may_restore": abilities.may_restore(setting.reader.viewer, comment),
            "days": abilities.days_left(comment),
        },
    )
