"""Tags for templates of the stream."""

from django import template
from django.template import Context

from lenig.stream.addresses import source_address
from lenig.stream.cards.holes import hole
from lenig.stream.models import Post

register = template.Library()

register.simple_tag(hole, name="hole")
register.simple_tag(source_address)


#: What six lines of a card hold, about; and how many lines somebody made themselves.
LONG, LINES = 480, 8


@register.filter
def is_long(post: Post) -> bool:
    """Whether a card shows only the beginning: about six lines."""
    return len(post.content) > LONG or post.content.count("\n") >= LINES


@register.simple_tag(takes_context=True)
def next_page(context: Context) -> str:
    """The address of the page after this one: the same question, from the next cursor on."""
    question = context["request"].GET.copy()
    question["after"] = context["next_cursor"]
    question.pop("shared", None)
    return f"?{question.urlencode()}"
