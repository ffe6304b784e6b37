"""What is said under a card: the newest comments, the way to the others, and room to answer."""

from django.utils.html import escape
from django.utils.translation import ngettext

from lenig.stream.cards.addresses import post_address
from lenig.stream.cards.bubble import bubble
from lenig.stream.cards.reader import Reader
from lenig.stream.models import Post


def preview(post: Post, reader: Reader) -> str:
    """The newest comments of a post, the oldest of them first."""
    comments = post.card.comments
    said = "".join(
        f"<li>{bubble(each, is_author=each.author_id == post.author_id)}</li>" for each in comments
    )
    listing = f'<ol class="thread__list">{said}</ol>' if said else ""
    return (
        f'<div id="thread-{post.handle}" class="thread">{_earlier(post)}{listing}'
        f'<div id="answer-{post.handle}" class="thread__answer"></div></div>'
    )


def _earlier(post: Post) -> str:
    count = post.comment_count - len(post.card.comments)
    if count <= 0 or not post.card.comments:
        return ""
    words = ngettext("Show %(count)d earlier", "Show %(count)d earlier", count) % {"count": count}
    return (
        '<a class="button button--small button--plain thread__earlier"'
        f' href="{post_address(post.handle)}#comments">{escape(words)}</a>'
    )
