"""The words of reactions: what a button says, and the sign beside a count."""

from functools import lru_cache

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from lenig.stream.kinds import registry
from lenig.stream.models import ReactionType
from lenig.stream.models.reactable import Reactable
from lenig.ui.markup import icon

#: The drawing that stands for a reaction; the word is spoken. The same on every device.
ICONS = {
    ReactionType.LIKE: "heart",
    ReactionType.USEFUL: "lightbulb",
    ReactionType.WELL_DONE: "party-popper",
    ReactionType.BRAVE: "rocket",
    ReactionType.THANKS: "hand-heart",
    ReactionType.RECOGNISE: "hand",
}


@lru_cache(maxsize=16)
def sign(reaction: str) -> SafeString:
    """The little round sign of a reaction, in its own hue."""
    drawing = icon(ICONS[ReactionType(reaction)], "small")
    return format_html(
        '<span class="sign sign--{}" aria-hidden="true">{}</span>', reaction, drawing
    )


def reaction_word(reaction: str, kind: str, language: str) -> SafeString:
    """What the button says. The word for liking fits the kind, while there is such a kind."""
    return _reaction_word(reaction, kind if kind in registry else "", language)


@lru_cache(maxsize=512)
def _reaction_word(reaction: str, kind: str, _language: str) -> SafeString:
    if reaction == ReactionType.LIKE and kind:
        return escape(registry[kind].like_word)
    return escape(ReactionType(reaction).label)


@lru_cache(maxsize=1024)
def comments_word(count: int, _language: str) -> str:
    return escape(ngettext("%(count)d comment", "%(count)d comments", count) % {"count": count})


#: How many different signs stand beside a number of reactions.
SIGNS_SHOWN = 3


def signs_of(reactable: Reactable) -> tuple[str, int]:
    """The signs of what was felt most, and how often something was felt."""
    counts = list(reactable.reaction_counts())
    signs = "".join(sign(name) for name, _count in counts[:SIGNS_SHOWN])
    return signs, sum(count for _name, count in counts)
