"""The button that reacts, and the other reactions behind an arrow."""

from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lenig.stream.cards.words import reaction_word, sign
from lenig.stream.models import ReactionType
from lenig.ui.markup import icon


def reaction_choice(handle: str, kind: str, mine: str, language: str, *, act: str = "act") -> str:
    """The word that likes it, or what this reader chose: pressed, and pressing it takes it back."""
    label = reaction_word(mine or ReactionType.LIKE, kind, language)
    value, pressed = ("", "true") if mine else (ReactionType.LIKE.value, "false")
    drawing = sign(mine) if mine else icon("thumbs-up") if act == "act" else ""
    return (
        f'<span class="react"><button id="react-{handle}" class="{act}" name="reaction"'
        f' value="{value}" aria-pressed="{pressed}">{drawing}{label}</button>'
        f"{_others(kind, mine, language, act).replace('HANDLE', handle)}</span>"
    )


@lru_cache(maxsize=512)
def _others(kind: str, mine: str, language: str, act: str) -> SafeString:
    """Every reaction, to choose one: the same for all posts of a kind, but for their HANDLE."""
    buttons = format_html_join(
        "",
        '<button class="menu__item" name="reaction" value="{}"{}>{}{}</button>',
        (
            (each.value, _pressed(each == mine), sign(each), reaction_word(each, kind, language))
            for each in ReactionType
        ),
    )
    return format_html(
        '<menu-closer><details class="menu menu--start"><summary id="others-HANDLE"'
        ' class="{} react__others"'
        ' aria-label="{}">{}</summary><div class="menu__list">{}</div></details></menu-closer>',
        act,
        _("Another reaction"),
        icon("chevron-down", "small"),
        buttons,
    )


def _pressed(is_so: bool) -> SafeString:  # noqa: FBT001 - the answer is the word
    return mark_safe(' aria-pressed="true"' if is_so else "")  # noqa: S308
