"""The answer of the directory: who matches, in which order, and what each facet would leave.

Budget: the queries of `sight_of`, and one for who is away today. Everything
else is arithmetic on sets of bits.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from lenig.access.viewer import Viewer
from lenig.people.directory.asking import FACETS, TODAY, Asked
from lenig.people.directory.bits import bits_of, flags_of
from lenig.people.directory.facets import Choice, Facet, choices
from lenig.people.directory.sight import Sight, sight_of
from lenig.people.directory.today import Today

_NO_FIT = 100
#: A cursor holds the fit of the last person of a page, and their id below it.
_ID_BITS = 48


class Search:
    """One question to the directory, by one viewer, at one moment."""

    def __init__(self, viewer: Viewer, asked: Asked) -> None:
        self.asked = asked
        self.sight: Sight = sight_of(viewer)
        self.index = self.sight.index

    # -- Who ---------------------------------------------------------------------------

    @cached_property
    def total(self) -> int:
        """How many people match."""
        return self._found.bit_count()

    def page(self, size: int) -> tuple[list[int], int | None]:
        """The ids of the next people, and where the page after them starts, if there is one."""
        slots = list(islice(self._slots_from_there(), size + 1))
        # One more than we show tells us whether there is a next page.
        shown = slots[:size]
        people = [self.index.columns.person_id[slot] for slot in shown]
        return people, self._mark(shown[-1]) if slots[size:] else None

    @cached_property
    def _found(self) -> int:
        return self._leaving_out(None)

    @cached_property
    def _matching(self) -> int:
        """Everybody in sight in whose entry each of the words stands."""
        found = self.sight.slots
        for word in self.asked.words:
            texts = enumerate(self.index.columns.words)
            found &= bits_of([slot for slot, text in texts if word in text])
        return found

    # -- In which order ----------------------------------------------------------------

    def _slots_from_there(self) -> Iterator[int]:
        """Who comes next: the best fit first, and by name among people of the same fit."""
        slots = self._best_first() if self.asked.words else self._by_name()
        if not self.asked.after:
            return slots
        fit_then, person_id = divmod(self.asked.after, 1 << _ID_BITS)
        last = self.sight.row_of(person_id)
        # The last person of the page before may be gone from the list; their place is not.
        behind = (fit_then, last.sort_name if last else "", person_id)
        return (slot for slot in slots if self._rank(slot) > behind)

    def _by_name(self) -> Iterator[int]:
        flags = flags_of(self._found)
        return (slot for slot in self.index.by_name if slot < len(flags) and flags[slot] == "1")

    def _best_first(self) -> Iterator[int]:
        # Who fits best is told as soon as they are met: a page of them is often full
        # before a hundred of the ten thousand who match a single letter were looked at.
        words, texts = self.asked.words, self.index.columns.words
        less: dict[int, list[int]] = defaultdict(list)
        for slot in self._by_name():
            if fit := fits(words, texts[slot]):
                less[fit].append(slot)
            else:
                yield slot
        for fit in sorted(less):
            yield from less[fit]

    def _rank(self, slot: int) -> tuple[int, str, int]:
        row = self.index.columns.row(slot)
        return fits(self.asked.words, row.words), row.sort_name, row.person_id

    def _mark(self, slot: int) -> int:
        fit, _, person_id = self._rank(slot)
        return (fit << _ID_BITS) + person_id

    # -- What is left when one narrows it down ------------------------------------------

    def facets(self) -> list[Facet]:
        """Each facet with its values; the counts include what the other facets hold."""
        return [Facet(name, legend, self._choices(name)) for name, legend in FACETS.items()]

    @cached_property
    def _today(self) -> Today:
        return Today.in_index(self.index)

    def _choices(self, facet: str) -> list[Choice]:
        context, seen = self._leaving_out(facet), self.sight.slots
        chosen = self.asked.chosen.get(facet, ())
        counted = []
        for value, label, bits in self._values(facet):
            left = (bits & context).bit_count()
            # What can be said of nobody in sight does not exist for this viewer.
            if in_sight := left or (bits & seen).bit_count():
                counted.append((-left, -in_sight, label, value))
        return choices(counted, chosen, in_order=facet == TODAY)

    def _values(self, facet: str) -> list[tuple[str, str, int]]:
        """The values of a facet, with their labels and whom they can be said of."""
        if facet == TODAY:
            return self._today.values
        index = self.index
        return [
            (value, index.labels[facet, value], index.bits[facet, value])
            for value in index.values.get(facet, ())
        ]

    def _leaving_out(self, facet: str | None) -> int:
        """Who matches the words and every facet but this one."""
        found = self._matching
        for name, values in self.asked.chosen.items():
            if name != facet:
                found &= self._any_of(name, values)
        return found

    def _any_of(self, facet: str, values: tuple[str, ...]) -> int:
        found = 0
        for value in values:
            if facet == TODAY:
                found |= self._today.bits(value)
            else:
                found |= self.index.bits.get((facet, value), 0)
        return found


def fits(words: list[str], text: str) -> int:
    """How well an entry fits what somebody typed: smaller is better."""
    return sum(_fit(word, text) for word in words)


def _fit(word: str, text: str) -> int:
    """An earlier line counts most (the name stands first), then the begin of a word in it."""
    place = text.find(word)
    if place < 0:
        return _NO_FIT
    begins = place == 0 or text[place - 1] in " \n"
    return 2 * text.count("\n", 0, place) + (0 if begins else 1)
