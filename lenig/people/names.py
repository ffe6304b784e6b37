"""Names the Dutch way: shown with the prefix, sorted without it, found by any part."""

import re
from typing import Protocol

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lenig.toolkit.text import fold

_ADDRESS = re.compile(r"//|@|\bwww\.|\.\w+/", re.IGNORECASE)

_PREFIXES = {"van", "de", "den", "der", "het", "'t", "ten", "ter", "te", "op", "in", "'s"} | {
    *("la", "le", "du", "von", "zu", "da", "dos", "el"),
}


#: The columns that a name on paper consists of.
NAME_PARTS = ("given_name", "prefix", "surname")


class Named(Protocol):
    given_name: str
    prefix: str
    surname: str
    preferred_name: str


def full_name(person: Named) -> str:
    """Anna van den Berg."""
    parts = (person.preferred_name or person.given_name, person.prefix, person.surname)
    return " ".join(part for part in parts if part)


def name_on_paper(person: Named) -> str:
    """The same, with the given name even where colleagues use another."""
    return " ".join(part for part in (person.given_name, person.prefix, person.surname) if part)


def sort_name(person: Named) -> str:
    """berg, anna van den: the surname decides, then the given name, then the prefix."""
    given = person.preferred_name or person.given_name
    if not person.surname:
        return fold(given)
    return fold(f"{person.surname}, {given} {person.prefix}")


def search_text(person: Named) -> str:
    """Everything somebody may type to find this name, folded; each word after a space."""
    parts = (person.preferred_name, person.given_name, person.prefix, person.surname)
    return " " + fold(" ".join(part for part in parts if part))


def initials(person: Named) -> str:
    """Two letters for a face: AB for Anna van den Berg."""
    first = (person.preferred_name or person.given_name).strip()[:1]
    return (first + person.surname.strip()[:1]).upper() or "?"


def split_name(name: str) -> tuple[str, str, str]:
    """The parts of a name that was typed as one: Anna | van den | Berg. A guess, for its owner to mend."""
    words = name.split()
    if len(words) < 2:
        return name.strip(), "", ""
    last = len(words) - 1
    start = next((n for n in range(1, last) if words[n].lower() in _PREFIXES), last)
    end = next((n for n in range(start, last) if words[n].lower() not in _PREFIXES), last)
    return " ".join(words[:start]), " ".join(words[start:end]), " ".join(words[end:])


def holds_no_address(name: str) -> None:
    """Refuse a name with the address of a site or a mailbox: a letter of ours would lead there."""
    if _ADDRESS.search(name):
        raise ValidationError(_("Write a name only, without the address of a site or a mailbox."))
