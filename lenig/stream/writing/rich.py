"""Formatted text: what an editor may make, and what of it reaches a colleague.

One policy for all kinds with formatting, and one sanitiser (nh3, which reads
HTML as browsers do). The editor is set up from the same list, so that what
somebody can make is what stays.
"""

import re
from html.parser import HTMLParser
from typing import Any, Final

import nh3
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_prose_editor.config import allowlist_from_extensions, expand_extensions

#: What the editor offers, in the editor's own words (django-prose-editor).
EXTENSIONS: Final[dict[str, Any]] = {
    "Bold": True,
    "Italic": True,
    "Strike": True,
    "Code": True,
    "CodeBlock": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "HorizontalRule": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "Image": True,
}
#: Longer, or nested deeper, is not writing any more.
MOST_BYTES, MOST_DEPTH = 400_000, 60

_OWN_FILE = re.compile(r"/files/[0-9a-z]{20}/(?:\d{2,4}/)?")
#: Where a link may lead: the web, a mail, a telephone, a page of ours, or a place on this one.
#: What a browser makes of anything else is a guess, and so is what it reads past a control.
_WAY = re.compile(r"(?:https?://|mailto:|tel:|/(?![/\\])|#)[^\x00-\x1f\x7f]*", re.IGNORECASE)
#: What is left of a picture from elsewhere.
_NO_SOURCE = re.compile(r"<img(?![^>]*\ssrc=)[^>]*>")
_OPENING = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_VOID = frozenset({"br", "hr", "img"})
_BLOCKS = frozenset(
    ["p", "h2", "h3", "li", "blockquote", "pre", "tr", "table", "ul", "ol", "hr", "br"]
)


def sanitise(html: str) -> str:
    """What of this HTML may be shown: the policy's tags, links that are safe, our own pictures.

    Raises ValidationError where it is too long or nested too deep to read at all.
    """
    if len(html.encode()) > MOST_BYTES:
        raise ValidationError(_("This is too long. Share it in parts."))
    if _depth(html) > MOST_DEPTH:
        raise ValidationError(_("There are too many lists or tables inside each other."))
    return _NO_SOURCE.sub("", _CLEANER.clean(html))


def is_readable(html: str) -> bool:
    """Whether `sanitise` takes it: neither too long nor nested too deep."""
    return len(html.encode()) <= MOST_BYTES and _depth(html) <= MOST_DEPTH


def text_of(html: str) -> str:
    """The words of sanitised HTML, with a line for each block."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(reader.words)).strip()


def pictures_in(html: str) -> list[str]:
    """Handles of our own files that this HTML shows, each once, in order."""
    return list(dict.fromkeys(re.findall(r'<img[^>]*\ssrc="/files/([0-9a-z]{20})/', html)))


def _keep(tag: str, attribute: str, value: str) -> str | None:
    """An attribute's value, or None to drop it: pictures come from here, links lead where one sees."""
    if tag == "img" and attribute == "src":
        return value if _OWN_FILE.fullmatch(value) else None
    if attribute == "href":
        return value if _WAY.fullmatch(value) else None
    if attribute in {"width", "height", "rowspan", "colspan", "start"}:
        return value if value.isdigit() and len(value) <= 4 else None
    return value


def _depth(html: str) -> int:
    """How deep the tags are nested, counted without building anything."""
    depth = deepest = 0
    for closing, name in _OPENING.findall(html):
        if name.lower() not in _VOID:
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    return deepest


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"td", "th"}:
            self.words.append(" ")
        elif tag in _BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _make_cleaner() -> nh3.Cleaner:
    allowed = allowlist_from_extensions(expand_extensions(EXTENSIONS))
    allowed["attributes"].get("a", set()).discard("rel")
    allowed["attributes"].get("a", set()).discard("target")
    allowed["attributes"].get("img", set()).discard("data-file")
    allowed |= {"link_rel": "nofollow noopener noreferrer", "attribute_filter": _keep}
    return nh3.Cleaner(**allowed)


_CLEANER = _make_cleaner()
