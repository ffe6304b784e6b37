"""Whether a page does nothing but show: read as a browser would, with a reason for each fault."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

#: What our own pages are made of; a text that people type can add none of these.
_ACTIVE = {"base", "embed", "frame", "iframe", "link", "meta", "object", "script", "style"}
_SCHEMES = {"", "http", "https", "mailto", "tel", "data"}
_ADDRESSES = {
    "action",
    "cite",
    "formaction",
    "href",
    "hx-get",
    "hx-post",
    "poster",
    "src",
    "srcset",
}


class _Page(HTMLParser):
    """Collects what could act, with the attributes that carry it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _ACTIVE and not _is_ours(tag, values):
            self.faults.append(f"<{tag} {values}>")
        self.ids += [values["id"]] if "id" in values else []
        for name, value in values.items():
            self._look_at(tag, name, value)

    def _look_at(self, tag: str, name: str, value: str) -> None:
        if name.startswith(("on", "hx-on")) or name == "style":
            self.faults.append(f"<{tag} {name}={value!r}>")
        if name not in _ADDRESSES:
            return
        address = "".join(value.split()).lower()
        scheme = address.partition(":")[0] if ":" in address.partition("/")[0] else ""
        if scheme not in _SCHEMES or (scheme == "data" and tag != "img"):
            self.faults.append(f"<{tag} {name}={value!r}>")
        if tag in {"img", "source", "video", "audio"} and urlsplit(address).netloc:
            self.faults.append(f"{tag} from elsewhere: {value!r}")


def _is_ours(tag: str, values: dict[str, str]) -> bool:
    if tag in {"link", "script"}:
        return values.get("href", values.get("src", "")).startswith("/static/")
    return tag == "meta"


def faults_in(html: str) -> list[str]:
    """Everything on the page that could act, or that imitates a part of the page."""
    page = _Page()
    page.feed(html)
    doubles = sorted({each for each in page.ids if page.ids.count(each) > 1})
    return [*page.faults, *(f"id {each!r} twice" for each in doubles)]
