"""The bar below a post: react, comment, share, keep, and how many did so.

One form with plain buttons: what a button does stands in its value and, where
it differs, in an address of its own. htmx puts the next bar in its place.
"""

from functools import lru_cache

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lenig.stream.abilities import may_take_part
from lenig.stream.cards.addresses import post_address
from lenig.stream.cards.reader import Reader
from lenig.stream.cards.words import comments_word, reaction_word, sign
from lenig.stream.models import Post, ReactionType
from lenig.ui.markup import icon

#: How many different signs stand beside the number of reactions.
SIGNS_SHOWN = 3


def bar(post: Post, reader: Reader) -> SafeString:
    """The bar of one post. Who only reads along there can keep it, and no more."""
    address, language = post_address(post.handle), reader.language
    takes_part = may_take_part(reader.viewer, post)
    react = _react(post.handle, post.kind, post.card.my_reaction, language) if takes_part else ""
    links = _links(language).replace("ADDRESS", address) if takes_part else ""
    return mark_safe(  # noqa: S308 - put together from escaped parts and handles
        f'<form id="bar-{post.handle}" class="post__bar" action="{address}reaction/" method="post"'
        f' hx-post="{address}reaction/" hx-target="this" hx-swap="outerHTML">'
        f"{reader.token}{react}{links}"
        f"{_keep(address, post.handle, language, is_kept=post.card.is_kept)}"
        f"{_tally(post, address, language)}</form>"
    )


def _react(handle: str, kind: str, mine: str, language: str) -> str:
    """The word that likes it, or what this reader chose; and the others behind an arrow."""
    if mine:
        drawing, value, pressed = sign(mine), "", "true"
    else:
        drawing, value, pressed = icon("thumbs-up"), ReactionType.LIKE.value, "false"
    label = reaction_word(mine or ReactionType.LIKE, kind, language)
    return (
        f'<span class="post__react"><button id="react-{handle}" class="act" name="reaction"'
        f' value="{value}" aria-pressed="{pressed}">{drawing}{label}</button>'
        f"{_others(kind, mine, language)}</span>"
    )


@lru_cache(maxsize=512)
def _others(kind: str, mine: str, language: str) -> SafeString:
    """Every reaction, to choose one: the same markup for all posts of a kind."""
    buttons = format_html_join(
        "",
        '<button class="menu__item" name="reaction" value="{}"{}>{}{}</button>',
        (
            (
                each.value,
                mark_safe(' aria-pressed="true"') if each == mine else "",
                sign(each),
                reaction_word(each, kind, language),
            )
            for each in ReactionType
        ),
    )
    return format_html(
        '<menu-closer><details class="menu menu--start"><summary class="act act--more"'
        ' aria-label="{}">{}</summary><div class="menu__list">{}</div></details></menu-closer>',
        _("Another reaction"),
        icon("chevron-down", "small"),
        buttons,
    )


@lru_cache(maxsize=8)
def _links(_language: str) -> SafeString:
    """Comment and share; ADDRESS stands for the address of the post."""
    return format_html(
        '<a class="act" href="ADDRESS#answer" hx-get="ADDRESS#" data-answer>{}{}</a>'
        '<a class="act" href="ADDRESSshare/">{}{}</a>',
        icon("message-square"),
        _("Comment"),
        icon("share-2"),
        _("Pass on"),
    )


def _keep(address: str, handle: str, language: str, *, is_kept: bool) -> str:
    value, pressed = ("", "true") if is_kept else ("yes", "false")
    return (
        f'<button id="keep-{handle}" class="act" name="keep" value="{value}"'
        f' aria-pressed="{pressed}" formaction="{address}bookmark/">{_keep_words(language)}</button>'
    )


@lru_cache(maxsize=8)
def _keep_words(_language: str) -> SafeString:
    return format_html("{}{}", icon("bookmark"), _("Save"))


def _tally(post: Post, address: str, language: str) -> str:
    """What was felt, how often, and how much was said."""
    counts = list(post.reaction_counts())
    total = sum(count for _name, count in counts)
    signs = "".join(sign(name) for name, _count in counts[:SIGNS_SHOWN])
    reactions = (
        f'<a href="{address}reactions/" aria-label="{_reactions_word(total, language)}">'
        f'<span class="signs">{signs}</span> {total}</a>'
        if total
        else ""
    )
    comments = (
        f'<a href="{address}#comments">{comments_word(post.comment_count, language)}</a>'
        if post.comment_count
        else ""
    )
    return f'<span class="tally push">{reactions}{comments}</span>'


@lru_cache(maxsize=1024)
def _reactions_word(total: int, _language: str) -> str:
    words = ngettext("%(count)d reaction: who?", "%(count)d reactions: who?", total)
    return escape(words % {"count": total})
