"""Tags for templates of the stream."""

import secrets

from django import template
from django.template import Context
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from lenig.stream.addresses import source_address
from lenig.stream.cards.holes import hole
from lenig.stream.hot.acquaintances import Acquaintance
from lenig.stream.models import Post, Source

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


@register.simple_tag
def acquainted(each: Acquaintance) -> str:
    """Why somebody may want to know this colleague."""
    if each.shared:
        words = ngettext("%(count)d shared topic", "%(count)d shared topics", each.shared)
        return words % {"count": each.shared}
    return _("also at %(department)s") % {"department": each.department}


@register.simple_tag
def follows_in_words(followed: dict[str, int]) -> str:
    """ "You follow 24 people, 9 topics and 3 groups"."""
    people, topics = followed.get(Source.Kind.PERSON, 0), followed.get(Source.Kind.TOPIC, 0)
    groups = followed.get(Source.Kind.GROUP, 0) + followed.get(Source.Kind.DEPARTMENT, 0)
    counts = [
        (people, npgettext("followed", "%(n)d person", "%(n)d people", people)),
        (topics, npgettext("followed", "%(n)d topic", "%(n)d topics", topics)),
        (groups, npgettext("followed", "%(n)d group", "%(n)d groups", groups)),
    ]
    words = [text % {"n": count} for count, text in counts if count]
    return _("You follow %(what)s") % {"what": get_text_list(words, _("and"))}


@register.simple_tag
def poll_seconds() -> int:
    """About a minute, not the same for everybody, so that pages do not ask all at once."""
    return secrets.choice(range(55, 75))
