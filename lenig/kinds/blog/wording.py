"""The words of a blog: from a plain textarea to formatted text, and back."""

import re

from django.utils.html import escape

from lenig.stream.writing.rich import text_of

#: Links that we put on names and topics; they are put there anew when the text is saved.
_OURS = re.compile(r'<a class="(?:mention|topic)"[^>]*>(.*?)</a>', re.DOTALL)
_BETWEEN = re.compile(r"\n[ \t]*\n\s*")


def paragraphs(text: str) -> str:
    """Plain text as HTML: an empty line begins a new paragraph."""
    blocks = (block.strip() for block in _BETWEEN.split(text.strip()))
    return "".join(f"<p>{escape(block).replace(chr(10), '<br>')}</p>" for block in blocks if block)


def as_written(html: str) -> str:
    """The HTML of a post as its author wrote it: names and topics are words again."""
    return _OURS.sub(r"\1", html)


def says_the_same(html: str, text: str) -> bool:
    """Whether this text is what the HTML says, apart from spaces."""
    return text_of(html).split() == text.split()
