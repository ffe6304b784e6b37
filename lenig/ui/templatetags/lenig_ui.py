"""The tags of the design system: `{% load lenig_ui %}`.

`docs/reference/components.md` shows each with an example; `/gallery/` shows
what they look like. Tags that stand in a page by the hundred are functions of
`lenig.ui.markup`; those that wrap other markup are block tags with a template
in the folder of their component. None of them asks the database anything.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from lenig.toolkit.text import opening
from lenig.ui import markup
from lenig.ui.markup.choices import facet_choices

register = template.Library()

for _name in markup.__all__:
    register.simple_tag(getattr(markup, _name), name=_name)

register.filter("opening", opening)


# -- Around other markup -----------------------------------------------------------


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
    return _draw(
        "panel/panel.html",
        content=content,
        title=title,
        tone=tone,
        more=more,
        more_url=more_url,
        label=label,
    )


@register.simple_block_tag
def banner(
    content: SafeString,
    *,
    tone: str = "",
    icon_name: str = "",
    act: Any = "",
    act_url: str = "",
    role: str = "",
) -> SafeString:
    """Something to know before going on. `tone` is "", "brand", "good", "look" or "danger".

    Give it `role="alert"` only when it appears by itself after an act.
    """
    return _draw(
        "banner/banner.html",
        content=content,
        tone=tone,
        icon_name=icon_name,
        act=act,
        act_url=act_url,
        role=role,
    )


@register.simple_block_tag
def callout(
    content: SafeString, *, title: Any = "", icon_name: str = "", hue: int = 0
) -> SafeString:
    """A tinted block inside a text; green when it has no hue."""
    return _draw("callout/callout.html", content=content, title=title, icon_name=icon_name, hue=hue)


@register.simple_block_tag
def empty_state(
    content: SafeString, *, title: Any, icon_name: str = "sprout", tone: str = ""
) -> SafeString:
    """Nothing here yet, or nothing left. `tone="cheer"` is for "you are up to date" alone."""
    return _draw(
        "empty-state/empty-state.html", content=content, title=title, icon_name=icon_name, tone=tone
    )


@register.simple_block_tag
def menu(
    content: SafeString,
    *,
    label: Any,
    icon_name: str = "",
    button: str = "icon-button",
    start: bool = False,
) -> SafeString:
    """Actions behind a button, as `menu__item` links and buttons.

    With `button="icon-button"` only the icon shows and the label is spoken;
    with `button="button"` both show. `start` opens it from the other side.
    """
    return _draw(
        "menu/menu.html",
        content=content,
        label=label,
        icon_name=icon_name,
        button_class=button,
        hidden_label=button.startswith("icon-button"),
        start=start,
    )


@register.simple_block_tag
def dialog(content: SafeString, *, id: str, title: Any) -> SafeString:
    """A window over the page, opened by `<dialog-link for="ID"><a href="…">`."""
    return _draw("dialog/dialog.html", content=content, id=id, title=title)


@register.simple_block_tag
def page_head(content: SafeString, *, title: Any, lead: Any = "") -> SafeString:
    """The `h1` of a page, a line about it, and inside the tag its actions."""
    return _draw("page-head/page_head.html", content=content, title=title, lead=lead)


@register.simple_block_tag
def person_line(
    content: SafeString, *, person: Any, url: str = "", detail: Any = "", size: str = ""
) -> SafeString:
    """A face, a name and a detail; inside the tag stands what one can do."""
    return _draw(
        "line/person_line.html", content=content, person=person, url=url, detail=detail, size=size
    )


# -- Alone -------------------------------------------------------------------------


@register.simple_tag
def tabs(entries: Iterable[Any], *, current: str, label: Any, note: Any = "") -> SafeString:
    """Pages next to each other: entries with `label`, `url`, `name` and perhaps a `count`."""
    return _draw("tabs/tabs.html", entries=entries, current=current, label=label, note=note)


@register.simple_tag
def facet(choices: Sequence[Any], *, legend: Any, name: str, first: int = 6) -> SafeString:
    """Boxes to tick: choices with `value`, `label`, `count` and `is_chosen`.

    The `first` few show, and every chosen one; the others unfold.
    """
    shown = [each for n, each in enumerate(choices) if n < first or each.is_chosen]
    rest = [each for n, each in enumerate(choices) if n >= first and not each.is_chosen]
    return _draw(
        "facet/facet.html",
        legend=legend,
        first=facet_choices(shown, name),
        rest=facet_choices(rest, name),
        more=len(rest),
    )


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """A form field with its label, help and errors: the same as `{{ form.name.as_field_group }}`."""
    return bound.as_field_group()


@register.simple_tag
def older(url: str, *, words: Any = "", select: str = "", on_scroll: bool = False) -> SafeString:
    """A link to the next page of a list; nothing without a `url`.

    htmx puts what that address gives in the place of the button. `select`
    names the part of the answer to take; `on_scroll` loads it when it is reached.
    """
    if not url:
        return SafeString("")
    return _draw("older/older.html", url=url, words=words, select=select, on_scroll=on_scroll)


@register.simple_tag
def breadcrumb(trail: Iterable[tuple[Any, str]], *, label: Any = "") -> SafeString:
    """Where a page is: pairs of a label and an address, the last one without."""
    return _draw("breadcrumb/breadcrumb.html", trail=trail, label=label)


@register.simple_tag
def checklist(items: Iterable[Any]) -> SafeString:
    """Things to do: items with a `label`, `is_done`, and perhaps a `url`."""
    return _draw("checklist/checklist.html", items=items)


@register.simple_tag
def skeleton() -> SafeString:
    """The shape of a card that is still coming."""
    return _draw("skeleton/skeleton.html")


@register.simple_tag
def toast(
    text: Any, *, tone: str = "info", act: Any = "", act_url: str = "", failure: bool = False
) -> SafeString:
    """A short message. `tone` is "info", "success", "warning" or "error"."""
    return _draw(
        "toast/toast.html", text=text, tone=tone, act=act, act_url=act_url, failure=failure
    )


def _draw(template_name: str, **context: Any) -> SafeString:
    return render_to_string(template_name, context)
