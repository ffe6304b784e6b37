"""The comments under cards, kept as they were drawn.

A comment looks the same to all readers of a language, but for how long ago it was.
Like a card it may vanish at any moment, and is asked for only with ids that were
just found for this viewer; an edit gives it another name.
"""

from collections.abc import Iterable

from django.core.cache import caches

from lenig.stream.cards.attached import draw_attached
from lenig.stream.cards.bubble import bubble
from lenig.stream.cards.holes import Pieces, cut, hole
from lenig.stream.cards.reader import Reader
from lenig.stream.hot.attached import Attached, attached_to
from lenig.stream.hot.newest_comments import Said
from lenig.stream.models import Comment, Post

#: The drawn comments of a page, by id.
Bubbles = dict[int, Pieces]


def bubbles_under(posts: Iterable[Post], reader: Reader) -> Bubbles:
    """What is said under each of these posts, which have their context: kept, or drawn now."""
    authors = {post.pk: post.author_id for post in posts}
    said = [each for post in posts for each in post.card.comments]
    names = {each.pk: _name(each, reader) for each in said}
    kept = caches["fragments"].get_many(names.values())
    if missing := [each for each in said if names[each.pk] not in kept]:
        made = {names[pk]: pieces for pk, pieces in _draw(missing, authors, reader).items()}
        caches["fragments"].set_many(made)
        kept |= made
    # One that was withdrawn between the two questions is not there any more.
    return {pk: kept[name] for pk, name in names.items() if name in kept}


def _name(said: Said, reader: Reader) -> str:
    edited = str(said.edited or "").replace(" ", "T")
    return f"bubble:{said.pk}:{said.author_id}:{edited}:{reader.language}"


def _draw(said: list[Said], authors: dict[int, int], reader: Reader) -> Bubbles:
    rows = Comment.objects.visible_to(reader.viewer).filter(pk__in=[each.pk for each in said])
    comments = list(rows.for_cards())
    attached = attached_to(comments, reader.viewer)
    return {each.pk: cut(_bubble(each, authors, attached.get(each.pk))) for each in comments}


def _bubble(comment: Comment, authors: dict[int, int], attached: Attached | None) -> str:
    return bubble(
        comment,
        is_author=comment.author_id == authors[comment.post_id],
        inside=draw_attached(attached),
        when=hole("moment"),
    )
