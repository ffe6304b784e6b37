"""Links from one imported thing to another: `person:…`, `group:…` and `post:…` in an HTML text.

They become addresses here, before the text is sanitised like any other. A link
to what is not there leaves its words behind.
"""

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import unquote

from django.urls import reverse

from lenig.contracts.importing import Intake
from lenig.contracts.records import Record
from lenig.people.models import Person
from lenig.stream.writing.rich import text_of
from lenig.toolkit.text import clean_name

# Each part is bounded, so that the time is linear in the length of any text.
_LINK = re.compile(
    r"""<a\s[^<>]{0,500}?\bhref=["'](person|group|post):([^"'<>]{1,600})["'][^<>]{0,500}>(.{0,500}?)</a>""",
    re.IGNORECASE | re.DOTALL,
)


def fetch_targets(texts: Iterable[str], intake: Intake) -> None:
    """Ask once for everything that these texts link to."""
    found: dict[str, set[str]] = {"person": set(), "group": set(), "post": set()}
    for text in texts:
        for type_, id_, _ in _LINK.findall(text):
            found[type_.lower()].add(_id(id_))
    for type_, ids in found.items():
        intake.find(type_, ids)


class Links:
    """The links of one text: puts addresses in, and remembers who is named by them."""

    def __init__(self, record: Record, intake: Intake) -> None:
        self.record, self.intake = record, intake
        self.mentions: dict[Person, str] = {}
        self._addresses: dict[str, str] = {}

    def put_in(self, html: str) -> str:
        return _LINK.sub(self._addressed, html)

    def mark_mentions(self, sanitised: str) -> str:
        """Give links to people the marks that every mention has."""
        for address, handle in self._addresses.items():
            marked = f'<a class="mention" href="{address}" data-person="{handle}">'
            sanitised = re.sub(rf'<a href="{re.escape(address)}"[^<>]*>', marked, sanitised)
        return sanitised

    def _addressed(self, link: re.Match[str]) -> str:
        type_, id_, label = link[1].lower(), _id(link[2]), link[3]
        target = self.intake.find(type_, [id_]).get(id_)
        if type_ == "person":
            address = self._of_person(target, label)
        elif target is None:
            address = self._missing(type_, id_)
        else:
            address = reverse(
                "groups:group" if type_ == "group" else "stream:post", args=[target.handle]
            )
        return f'<a href="{address}">{label}</a>' if address else label

    def _of_person(self, person: Person | None, label: str) -> str:
        """A placeholder has no page to lead to, but is named all the same."""
        if person is None:
            return ""
        words = text_of(label)
        if words.startswith("@"):
            self.mentions.setdefault(person, words[1:221])
        if person.is_placeholder:
            return ""
        address = reverse("people:profile", args=[person.handle])
        self._addresses[address] = person.handle
        return address

    def _missing(self, type_: str, id_: str) -> str:
        if self.intake.is_second_look:
            self.intake.note(self.record, f"links to a {type_} that is not there")
        else:
            self.intake.later(self.record)
        return ""


def _id(quoted: str) -> str:
    return clean_name(unquote(unescape(quoted)))
