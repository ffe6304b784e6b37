"""A comment as it is read: a face, a name, the words in a bubble."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lenig.stream.models import Comment
from lenig.ui.markup import avatar, moment


def bubble(
    comment: Comment, *, role: str = "", is_author: bool = False, foot: str = ""
) -> SafeString:
    """One comment. `is_author`: by whom the post is. `foot`: what one can do with it."""
    author = comment.author
    beside = _author_mark() if is_author else escape(role)
    return mark_safe(  # noqa: S308 - names are escaped, the text was when it was written
        f'<article id="{comment.handle}" class="comment" data-comment="{comment.handle}">'
        f'{avatar(author, "small")}<div class="comment__main"><div class="comment__bubble">'
        f'<p class="comment__by"><a class="name" href="{author.get_absolute_url()}">'
        f"{escape(author.name)}</a> {beside}</p>"
        f'<div class="prose">{comment.html}</div></div>'
        f'<div class="comment__foot">{foot}<span class="push">{moment(comment.published)}{_edited(comment)}'
        f"</span></div></div></article>"
    )


def _author_mark() -> str:
    words = _("wrote this")
    return f'<span class="comment__author">{escape(words)}</span>'


def _edited(comment: Comment) -> str:
    return " · " + escape(_("edited")) if comment.edited else ""
