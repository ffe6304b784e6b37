"""The tags of the design system: `{% load lenig_ui %}`. See docs/reference/components.md."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from lenig.ui import markup

register = template.Library()

register.simple_tag(markup.icon)
register.simple_tag(markup.avatar)
register.simple_tag(markup.avatars)
register.simple_tag(markup.glyph)
register.simple_tag(markup.moment)
register.simple_tag(markup.time_keeper)


@register.simple_block_tag
def panel(
    content: SafeString,
    *,
    title: Any = "",
    tone: str = "",
    more: Any = "",
    more_url: str = "",
    label: Any = "",
) -> SafeString:
    """A titled card for a side column. `tone` is "", "look", "brand" or "private".

    `more` stands at the right of the title: a link when it has a `more_url`.
    Without a title give it a `label` for who listens.
    """
    context = {
        "content": content,
        "title": title,
        "tone": tone,
        "more": more,
        "more_url": more_url,
        "label": label,
    }
    return render_to_string("panel/panel.html", context)


@register.inclusion_tag("toast/toast.html")
def toast(
    text: Any, *, tone: str = "info", act: Any = "", act_url: str = "", failure: bool = False
) -> dict[str, Any]:
    """A short message. `tone` is "info", "success", "warning" or "error"."""
    return {"text": text, "tone": tone, "act": act, "act_url": act_url, "failure": failure}
