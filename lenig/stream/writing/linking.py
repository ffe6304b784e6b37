"""Puts links on the names and topics in formatted text, as plain text has them."""

from collections.abc import Callable
from html.parser import HTMLParser

from lenig.people.models import Person
from lenig.stream.writing.naming import bare, words_after
from lenig.stream.writing.parts import Part, parts_of
from lenig.stream.writing.reading import Written, render

#: Inside these, an @ or a # is just that.
_AS_IS = frozenset({"a", "code", "pre"})


def link_names(html: str, written: Written, address_of_topic: Callable[[str], str]) -> str:
    """Sanitised HTML with links on the people and topics that `written` found in its words."""
    linker = _Linker(written, address_of_topic)
    linker.feed(html)
    linker.close()
    return "".join(linker.out)


class _Linker(HTMLParser):
    """Gives the HTML again as it came, but for the text between the tags."""

    def __init__(self, written: Written, address_of_topic: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._as_is = 0
        self._address = address_of_topic
        self._people = {
            tuple(bare(word) for word in words.split()): (person, words)
            for person, words in written.mentions.items()
        }

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._as_is += tag in _AS_IS
        self.out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._as_is -= tag in _AS_IS
        self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._as_is:
            self.out.append(render(Part("text", data), self._address))
            return
        skip, at = 0, 0
        for part in parts_of(data):
            at += len(part.text)
            linked, skip = self._linked(part, data[at:], skip)
            self.out.append(render(linked, self._address))

    def _linked(self, part: Part, following: str, skip: int) -> tuple[Part, int]:
        """One piece as it is shown; `skip` is how much of it a name before it has taken."""
        if part.kind == "mention" and (found := self._named(following)):
            person, words = found
            return Part("mention", f"@{words}", person.handle), len(words)
        if skip:
            return Part("text", part.text[skip:]), max(0, skip - len(part.text))
        return (Part("text", part.text) if part.kind == "mention" else part), 0

    def _named(self, following: str) -> tuple[Person, str] | None:
        typed = tuple(bare(word) for word in words_after(following))
        for length in range(len(typed), 0, -1):
            if found := self._people.get(typed[:length]):
                return found
        return None
