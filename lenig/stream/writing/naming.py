"""Finds out who is named after an @: the longest name of a person whom the writer may see."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from django.db.models import Q

from lenig.access.viewer import Viewer
from lenig.people.models import Person
from lenig.toolkit.text import fold

_WORD = re.compile(r"[^\s@#,;:!?()\[\]<>\"]+")
#: A full name has at most this many words: Maria de la Cruz van den Berg.
MOST_WORDS = 8


def words_after(text: str) -> list[str]:
    """The words that may belong to a name, from the start of this text."""
    words: list[str] = []
    at = 0
    while len(words) < MOST_WORDS and (found := _WORD.match(text, at)):
        words.append(found[0])
        at = found.end()
        if text[at : at + 1] != " ":
            break
        at += 1
    return words


class Names:
    """The people who may be meant in one text: one query for all of it."""

    def __init__(self, texts: Sequence[str], viewer: Viewer, preferred: Iterable[str] = ()) -> None:
        self._preferred = set(preferred)
        self._by_first: dict[str, list[tuple[list[str], Person]]] = defaultdict(list)
        firsts = {bare(words[0]) for text in texts if (words := words_after(text))} - {""}
        if firsts:
            self._find(firsts, viewer)

    def named_in(self, text: str) -> tuple[Person, str] | None:
        """The person whose full name this text begins with, and the words that are the name.

        Two people with the same name are told apart by whom the writer chose
        from the list; without a choice nobody is meant.
        """
        typed = words_after(text)
        if not typed:
            return None
        best = self._longest([bare(word) for word in typed])
        if best is None:
            return None
        length, people = best
        if len(people) > 1:
            people = [person for person in people if person.handle in self._preferred]
        return (people[0], _as_typed(text, typed[:length])) if len(people) == 1 else None

    def _find(self, firsts: set[str], viewer: Viewer) -> None:
        wanted = reduce(or_, (Q(search_name__contains=f" {first}") for first in firsts))
        for person in Person.colleagues.visible_to(viewer).filter(wanted)[:2000]:
            words = fold(person.name).split()
            self._by_first[words[0]].append((words, person))

    def _longest(self, typed: list[str]) -> tuple[int, list[Person]] | None:
        fits = [
            (len(words), person)
            for words, person in self._by_first.get(typed[0], ())
            if typed[: len(words)] == words
        ]
        if not fits:
            return None
        longest = max(length for length, _ in fits)
        return longest, [person for length, person in fits if length == longest]


def bare(word: str) -> str:
    """A word as names are compared: folded, without the full stop that ends the sentence."""
    folded = fold(word).rstrip(".’'-")
    return folded.removesuffix("'s").removesuffix("’s")


def _as_typed(text: str, words: list[str]) -> str:
    length = len(" ".join(words))
    typed = text[:length].rstrip(".’'-")
    return typed.removesuffix("'s").removesuffix("’s")
