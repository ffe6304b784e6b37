"""Tags for the templates of blogs. None of them asks the database anything."""

from django import template

from lenig.kinds.blog.article import Article, article_of, lead_of, minutes_for
from lenig.stream.models import Post

register = template.Library()


@register.simple_tag
def article(post: Post) -> Article:
    """The blog for its own page."""
    return article_of(post)


@register.simple_tag
def lead(post: Post) -> str:
    """How the blog begins, for a card."""
    return lead_of(post)


@register.simple_tag
def reading_minutes(post: Post) -> int:
    return minutes_for(post.content)
