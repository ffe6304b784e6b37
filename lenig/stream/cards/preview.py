"""What is said under a card: the newest comments, the way to the others, and room to answer."""

from django.utils.html import escape
from django.utils.translation import ngettext

from lenig.stream.cards.addresses import post_address
from lenig.stream.cards.bubbles import Bubbles
from lenig.stream.cards.holes import fill
from lenig.stream.cards.room import answer_room, new_mark
from lenig.stream.hot.newest_comments import Said
from lenig.stream.models import Comment, Post
from lenig.ui.markup import moment


def preview(post: Post, bubbles: Bubbles, *, new: Comment | None = None) -> str:
    """The newest comments of a post, the oldest of them first. `new` is what the reader just said."""
    said = "".join(
        f"<li{new_mark(each, new)}>{_drawn(each, bubbles)}</li>"
        for each in post.card.comments
        if each.pk in bubbles
    )
    listing = f'<ol class="thread__list">{said}</ol>' if said else ""
    return (
        f'<div id="thread-{post.handle}" class="thread">{_earlier(post)}{listing}'
        f"{answer_room(post.handle)}</div>"
    )


def _drawn(said: Said, bubbles: Bubbles) -> str:
    return fill(bubbles[said.pk], {"moment": lambda: moment(said.published)})


def _earlier(post: Post) -> str:
    count = post.comment_count - len(post.card.comments)
    if count <= 0 or not post.card.comments:
        return ""
    words = ngettext("Show %(count)d earlier", "Show %(count)d earlier", count) % {"count": count}
    return (
        '<a class="button button--small button--plain thread__earlier"'
        f' href="{post_address(post.handle)}#comments">{escape(words)}</a>'
    )
