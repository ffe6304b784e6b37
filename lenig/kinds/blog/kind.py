from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lenig.kinds.blog.covering import cover
from lenig.kinds.blog.forms import BlogForm
from lenig.kinds.blog.models import Blog
from lenig.kinds.blog.wording import as_written
from lenig.stream.kinds import Kind, register
from lenig.stream.models import Post
from lenig.stream.writing.rich import text_of


@register
class BlogKind(Kind):
    """What somebody has more to say about: a title, a cover, and text with a form."""

    name = "blog"
    label = _("Blog")
    verb = pgettext_lazy("button that shares a blog", "Publish")
    prompt = _("Tell your story")
    like_word = pgettext_lazy("reaction to a blog", "Nice")
    icon = "book-open"
    hue = "blog"
    as_type = "Article"
    details = Blog
    form = BlogForm
    is_article = True
    order = 20
    queries = 1

    @property
    def page_template(self) -> str:
        return "kinds/blog/page.html"

    def initial(self, post: Post) -> dict[str, Any]:
        html = as_written(post.html)
        return {
            "title": post.title,
            "content": text_of(html),
            "formatted": html,
            "cover": post.details.cover if post.details else None,
        }

    def save_details(self, post: Post, cleaned: dict[str, Any]) -> None:
        cover(post, cleaned.get("cover"))
