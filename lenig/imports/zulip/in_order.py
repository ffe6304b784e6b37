"""Puts a message in order before it is read.

Python's own reader takes quadratic time for tags that are never closed; the
sanitiser's reader is linear and closes them all.
"""

import re

import nh3

_TAG = re.compile(r"<[^<>]*>")
_CLEANER = nh3.Cleaner(
    tags={
        *("p", "br", "hr", "div", "span", "a", "img", "pre", "code", "blockquote"),
        *("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
        *("strong", "b", "em", "i", "del", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("math", "annotation"),
    },
    attributes={
        "*": {"class"},
        "a": {"href"},
        "span": {"data-user-id"},
        "img": {"alt"},
        "ol": {"start"},
    },
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def in_order(html: str) -> str:
    """The message with each tag closed, and with only the tags that are read."""
    return _CLEANER.clean(_without_colours(html))


def _without_colours(html: str) -> str:
    """The message without the tags inside its code: among programmers two thirds of all tags."""
    before, *blocks = html.split("<pre>")
    parts = (block.partition("</pre>") for block in blocks)
    return before + "".join(f"<pre>{_plain(code)}</pre>{after}" for code, _, after in parts)


def _plain(code: str) -> str:
    return _TAG.sub("", code.replace("<br>", "\n"))
