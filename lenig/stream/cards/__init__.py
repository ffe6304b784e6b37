"""The card of a post, drawn so that a page of twenty stays cheap.

What every reader of a language sees alike is rendered once and kept; what
belongs to this reader and this moment is filled into its holes.
"""

from lenig.stream.cards.drawing import draw_card, draw_cards
from lenig.stream.cards.reader import Reader

__all__ = ["Reader", "draw_card", "draw_cards"]
