"""A card of somebody, drawn once for the same facts.

To draw twenty cards takes as long as to find the people on them. A drawn card is kept under
everything that it shows, and its template is given nothing else: so nobody can meet a card
that says more than what was found for them a moment before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from lenig.people.cards import PersonCard, Tag
from lenig.people.presence import Presence

#: Cards of one to three kilobytes each.
KEPT = 1024
#: Stands in a drawn card where the buttons come. They are of one form on one page.
_ACTIONS = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class _Named:
    name: str
    url: str


@dataclass(frozen=True)
class _Topic:
    slug: str
    shown: str


@dataclass(frozen=True)
class _Away:
    last_day: date
    stand_in: _Named | None


@dataclass(frozen=True)
class Facts:
    """What a card says of somebody, and a face as an avatar wants it."""

    name: str
    url: str
    initials: str
    hue: int
    photo_url: str
    title: str
    where: str
    tags: tuple[Tag, ...]
    topics: tuple[_Topic, ...]
    away: _Away | None
    presence: Presence | None

    @property
    def is_away(self) -> bool:
        return self.away is not None

    @classmethod
    def of(cls, card: PersonCard) -> "Facts":
        person = card.person
        return cls(
            name=person.name,
            url=person.get_absolute_url(),
            initials=person.initials,
            hue=person.hue,
            photo_url=person.photo_url,
            title=card.title,
            where=card.where,
            tags=tuple(card.tags),
            topics=tuple(_Topic(each.slug, each.shown) for each in card.topics),
            away=_away(card),
            presence=card.presence,
        )


def _away(card: PersonCard) -> _Away | None:
    if card.away is None:
        return None
    stand_in = card.away.stand_in
    named = _Named(stand_in.name, stand_in.get_absolute_url()) if stand_in else None
    return _Away(card.away.last_day, named)


def draw_card(card: PersonCard, words: Sequence[str] = ()) -> SafeString:
    """The card with these folded words marked, and with what one can do with this person."""
    before, after = _drawn(Facts.of(card), tuple(words), get_language())
    return before + card.actions + after


@lru_cache(maxsize=KEPT)
def _drawn(
    facts: Facts, words: tuple[str, ...], _language: str | None
) -> tuple[SafeString, SafeString]:
    context = {"facts": facts, "words": words, "actions": _ACTIONS}
    drawn = render_to_string("people/parts/person_card.html", context)
    # The last one: the same sign in a name stands before it.
    before, _, after = drawn.rpartition(_ACTIONS)
    return mark_safe(before), mark_safe(after)  # noqa: S308 - two halves of what a template drew
