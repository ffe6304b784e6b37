"""Puts cards together: the shared part, and what belongs to this reader and this moment."""

from collections.abc import Callable, Iterable

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from lenig.stream.cards.bar import bar
from lenig.stream.cards.bubbles import Bubbles, bubbles_under
from lenig.stream.cards.holes import fill
from lenig.stream.cards.preview import preview
from lenig.stream.cards.reader import Reader
from lenig.stream.cards.shared import shared_parts
from lenig.stream.hot.card_context import attach_context
from lenig.stream.models import Post
from lenig.ui.markup import moment


def draw_cards(posts: Iterable[Post], reader: Reader) -> list[SafeString]:
    """The cards of these posts, which the reader may see."""
    posts = attach_context(posts, reader.viewer)
    shared, bubbles = shared_parts(posts, reader), bubbles_under(posts, reader)
    return [fill(shared[post.pk], _fillings(post, reader, bubbles)) for post in posts]


def _fillings(post: Post, reader: Reader, bubbles: Bubbles) -> dict[str, Callable[[], str]]:
    return {
        "moment": lambda: moment(post.published),
        "personal": lambda: _personal(post, reader),
        "bar": lambda: bar(post, reader),
        "thread": lambda: preview(post, bubbles),
    }


def _personal(post: Post, reader: Reader) -> str:
    """What only this reader sees of a personal kind."""
    context = {"post": post, "kind": post.kind_of, "reader": reader}
    return render_to_string(post.kind_of.personal_template, context)


def draw_card(post: Post, reader: Reader) -> SafeString:
    """One card."""
    return draw_cards([post], reader)[0]
