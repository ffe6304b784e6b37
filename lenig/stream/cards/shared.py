"""The part of a card that is the same for every reader of a language.

It may vanish at any moment, and is asked for only with posts that came out of
`visible_to`. Its name holds the post's version, so that an edit is a new card.
"""

from collections.abc import Sequence

from django.core.cache import caches
from django.template.loader import render_to_string

from lenig.stream.cards.holes import Pieces, cut
from lenig.stream.cards.roles import role_lines
from lenig.stream.models import Post


def shared_parts(posts: Sequence[Post], language: str) -> dict[int, Pieces]:
    """The shared part of each of these posts, by id: kept, or rendered now."""
    names = {post.pk: f"card:{post.pk}:{post.version}:{language}" for post in posts}
    kept = caches["fragments"].get_many(names.values())
    missing = [post for post in posts if names[post.pk] not in kept]
    if missing:
        made = _render(missing)
        fresh = {names[pk]: pieces for pk, pieces in made.items()}
        caches["fragments"].set_many(fresh)
        kept |= fresh
    return {post.pk: kept[names[post.pk]] for post in posts}


def _render(posts: Sequence[Post]) -> dict[int, Pieces]:
    roles = role_lines(post.author for post in posts)
    return {
        post.pk: cut(
            render_to_string(
                "stream/card.html",
                {"post": post, "kind": post.kind_of, "role_line": roles.get(post.author_id, "")},
            )
        )
        for post in posts
    }
