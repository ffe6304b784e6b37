"""The boxes of a facet: a page shows a hundred of them."""

from collections.abc import Iterable
from typing import Protocol

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class Choice(Protocol):
    """One value, and how many things it leaves."""

    @property
    def value(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def count(self) -> int: ...

    @property
    def is_chosen(self) -> bool: ...


def facet_choices(choices: Iterable[Choice], name: str) -> SafeString:
    """A box for each choice. A zero cannot be ticked, unless it is: then it can be taken back."""
    return format_html_join("\n", "{}", ((_choice(choice, name),) for choice in choices))


def _choice(choice: Choice, name: str) -> SafeString:
    return format_html(
        '<label class="facet__choice"><input id="{0}-{1}" type="checkbox" name="{0}" value="{1}"{2}>'
        '<span class="facet__label">{3}</span><span class="facet__count">{4}</span></label>',
        name,
        choice.value,
        _state(choice),
        choice.label,
        choice.count,
    )


def _state(choice: Choice) -> SafeString:
    if choice.is_chosen:
        return SafeString(" checked")
    return SafeString("" if choice.count else " disabled")
