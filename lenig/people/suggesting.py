"""Proposing people while somebody types a name."""

from django.db.models import Case, Value, When

from lenig.access.viewer import Viewer
from lenig.people.models import Person
from lenig.toolkit.handles import ALPHABET, LENGTH
from lenig.toolkit.text import fold

#: How many people are proposed.
MOST = 8


def suggested(viewer: Viewer, words: str) -> list[Person]:
    """Up to eight people whom the viewer may meet with these words in their name, best first.

    Whose first name begins so comes before any other part of a name, and that
    before the middle of one. A handle names exactly one. Two queries: the
    people, and their positions.
    """
    begin = fold(words.lstrip("@"))
    if not begin:
        return []
    people = Person.colleagues.visible_to(viewer).prefetch_related("positions")
    if _is_handle(words):
        return list(people.filter(handle=words))
    fits = Case(
        When(search_name__startswith=f" {begin}", then=Value(0)),
        When(search_name__contains=f" {begin}", then=Value(1)),
        default=Value(2),
    )
    return list(people.named(begin).order_by(fits, "sort_name", "pk")[:MOST])


def _is_handle(text: str) -> bool:
    return len(text) == LENGTH and set(text) <= set(ALPHABET)
