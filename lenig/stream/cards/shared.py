"""The part of a card that is the same for every reader of a language.

It may vanish at any moment, and is asked for only with posts that came out of
`visible_to`. Its name holds the post's version, so that an edit is a new card.
"""

from collections.abc import Sequence

from django.core.cache import caches
from django.template.loader import render_to_string

from lenig.stream.cards.holes import Pieces, cut
from lenig.stream.cards.reader import Reader
from lenig.stream.cards.roles import role_lines
from lenig.stream.hot.card_context import attach_shared
from lenig.stream.models import Post


def shared_parts(posts: Sequence[Post], reader: Reader) -> dict[int, Pieces]:
    """The shared part of each of these posts, by id: kept, or rendered now."""
    names = {post.pk: f"card:{post.pk}:{post.version}:{reader.language}" for post in posts}
    kept = caches["fragments"].get_many(names.values())
    if missing := [post for post in posts if names[post.pk] not in kept]:
        made = {names[pk]: pieces for pk, pieces in _render(missing, reader).items()}
        caches["fragments"].set_many(made)
        kept |= made
    return {post.pk: kept[names[post.pk]] for post in posts}


def _render(posts: Sequence[Post], reader: Reader) -> dict[int, Pieces]:
    attach_shared(posts, reader.viewer)
    roles = role_lines(post.author for post in posts)
    return {post.pk: cut(_card(post, roles.get(post.author_id, ""))) for post in posts}


def _card(post: Post, role_line: str) -> str:
    context = {"post": post, "kind": post.kind_of, "role_line": role_line}
    return render_to_string("stream/card.html", context)
