"""The bar below a post: react, comment, share, keep, and how many did so.

One form with plain buttons: what a button does stands in its value and, where
it differs, in an address of its own. htmx puts the next bar in its place.
"""

from functools import lru_cache

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lenig.stream.abilities import may_take_part
from lenig.stream.cards.addresses import post_address
from lenig.stream.cards.choosing import reaction_choice
from lenig.stream.cards.reader import Reader
from lenig.stream.cards.words import comments_word, signs_of
from lenig.stream.models import Post
from lenig.ui.markup import icon


def bar(post: Post, reader: Reader, *, elsewhere: bool = False) -> SafeString:
    """The bar of one post. Who only reads along there can keep it, and no more.

    `elsewhere` sends it along with another answer, to replace the one on the page.
    """
    address, language, handle = post_address(post.handle), reader.language, post.handle
    acts = ""
    if may_take_part(reader.viewer, post):
        acts = reaction_choice(handle, post.kind, post.card.my_reaction, language)
        acts += _links(language).replace("ADDRESS", address).replace("HANDLE", handle)
    return mark_safe(  # noqa: S308 - put together from escaped parts and handles
        f'<form id="bar-{handle}" class="post__bar" action="{address}reaction/" method="post"'
        f' hx-post="{address}reaction/" hx-target="this" hx-swap="outerHTML"'
        f"{' hx-swap-oob=true' if elsewhere else ''}>{reader.token}{acts}"
        f"{_keep(address, handle, language, is_kept=post.card.is_kept)}"
        f"{_tally(post, address, language)}</form>"
    )


@lru_cache(maxsize=8)
def _links(_language: str) -> SafeString:
    """Comment and share; ADDRESS and HANDLE stand for those of the post."""
    return format_html(
        '<a class="act act--answer" href="ADDRESS#answer" hx-get="ADDRESScomments/"'
        ' hx-target="#answer-HANDLE" hx-swap="innerHTML">'
        '{}{}</a><a class="act act--brief" href="ADDRESSshare/">{}<span>{}</span></a>',
        icon("message-square"),
        _("Comment"),
        icon("share-2"),
        pgettext("share a post with others", "Share"),
    )


def _keep(address: str, handle: str, language: str, *, is_kept: bool) -> str:
    value, pressed = ("", "true") if is_kept else ("yes", "false")
    return (
        f'<button id="keep-{handle}" class="act act--brief" name="keep" value="{value}"'
        f' aria-pressed="{pressed}" formaction="{address}bookmark/">{_keep_words(language)}</button>'
    )


@lru_cache(maxsize=8)
def _keep_words(_language: str) -> SafeString:
    return format_html("{}<span>{}</span>", icon("bookmark"), _("Save"))


def _tally(post: Post, address: str, language: str) -> str:
    """What was felt, how often, and how much was said."""
    signs, total = signs_of(post)
    reactions = (
        f'<a href="{address}reactions/" hx-get="{address}reactions/" hx-target="#who-{post.handle}"'
        f' hx-swap="innerHTML" aria-label="{_reactions_word(total, language)}">'
        f'<span class="signs">{signs}</span> {total}</a>'
        if total
        else ""
    )
    comments = (
        f'<a class="tally__said" href="{address}#comments">{comments_word(post.comment_count, language)}</a>'
        if post.comment_count
        else ""
    )
    return f'<span class="tally push">{reactions}{comments}</span>'


@lru_cache(maxsize=1024)
def _reactions_word(total: int, _language: str) -> str:
    words = ngettext("%(count)d reaction: who?", "%(count)d reactions: who?", total)
    return escape(words % {"count": total})
