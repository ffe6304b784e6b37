"""Icons: line drawings of the lucide set, put into the page itself."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

VIEW_BOX = "0 0 24 24"


@lru_cache(maxsize=1024)
def icon(name: str, size: str = "") -> SafeString:
    """The icon with this lucide name. `size` is "", "small" or "large".

    It is hidden from screen readers: the words beside it say what it means, or
    the button around it has a label.
    """
    return format_html(
        '<svg class="icon{}" viewBox="{}" aria-hidden="true">{}</svg>',
        f" icon--{size}" if size else "",
        VIEW_BOX,
        _drawing(name),
    )


def _drawing(name: str) -> SafeString:
    """The lines alone: colour and width of the stroke come from the stylesheet."""
    svg = lucide(name)
    inside = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    return mark_safe(" ".join(inside.split()).replace("> <", "><").replace(" />", "/>"))  # noqa: S308 - from the package, never from a person
