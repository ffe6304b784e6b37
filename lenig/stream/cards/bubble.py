"""A comment as it is read: a face, a name, the words in a bubble."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lenig.stream.cards.addresses import person_address
from lenig.stream.models import Comment
from lenig.ui.markup import avatar, moment


def bubble(
    comment: Comment, *, is_author: bool = False, inside: str = "", foot: str = "", when: str = ""
) -> str:
    """One comment. `is_author`: by whom the post is. `inside`: below its words; `foot`: what one can do.

    `when` is the hole for its moment, where it is kept.
    """
    author = comment.author
    return (
        f'<article id="{comment.handle}" class="comment" data-comment="{comment.handle}">'
        f'{avatar(author, "small")}<div class="comment__main"><div class="comment__bubble">'
        f'<p class="comment__by"><a class="name" href="{person_address(author.handle)}"'
        f' data-person="{author.handle}">'
        f"{escape(author.name)}</a>{_author_mark() if is_author else ''}</p>"
        f'<div class="prose">{comment.html}</div>{inside}</div>'
        f'<div class="comment__foot">{foot}<span class="push">{when or moment(comment.published)}'
        f"{_edited(comment)}</span></div></div></article>"
    )


def _author_mark() -> SafeString:
    words = escape(_("wrote this"))
    return mark_safe(f' <span class="comment__author">{words}</span>')  # noqa: S308


def _edited(comment: Comment) -> str:
    return " · " + escape(_("edited")) if comment.edited else ""
