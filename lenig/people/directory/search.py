"""The answer of the directory: who matches, in which order, and what each facet would leave.

Budget: the queries of `sight_of`, and one for who is away today. Everything
else is arithmetic on sets of bits.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from lenig.access.viewer import Viewer
from lenig.people.directory.asking import FACETS, TODAY, Asked
from lenig.people.directory.bits import bits_of, flags_of, members_of
from lenig.people.directory.facets import Choice, Facet, choices
from lenig.people.directory.index import Row
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
        rows = list(islice(self._rows_from_there(), size + 1))
        # One more than we show tells us whether there is a next page.
        shown = rows[:size]
        return [row.person_id for row in shown], self._place(shown[-1]) if rows[size:] else None

    @cached_property
    def _found(self) -> int:
        return self._leaving_out(None)

    @cached_property
    def _matching(self) -> int:
        """Everybody in sight in whose entry each of the words stands."""
        words, rows = self.asked.words, self.index.rows
        if not words:
            return self.sight.slots
        return bits_of(
            slot
            for slot in members_of(self.sight.slots)
            if (row := rows[slot]) and all(word in row.words for word in words)
        )

    def _rows_from_there(self) -> Iterator[Row]:
        """Who comes next: the best fit first, and by name among people of the same fit."""
        rows = self._rows_by_name()
        if self.asked.words:
            rows = iter(sorted(rows, key=self._fit))
        if not self.asked.after:
            return rows
        fit_then, person_id = divmod(self.asked.after, 1 << _ID_BITS)
        last = self.sight.row_of(person_id)
        # The last person of the page before may be gone from the list; their place is not.
        behind = (fit_then, last.sort_name if last else "", person_id)
        return (row for row in rows if (self._fit(row), row.sort_name, row.person_id) > behind)

    def _rows_by_name(self) -> Iterator[Row]:
        flags = flags_of(self._found)
        for slot in self.index.by_name:
            if slot < len(flags) and flags[slot] == "1" and (row := self.index.rows[slot]):
                yield row

    def _place(self, row: Row) -> int:
        return (self._fit(row) << _ID_BITS) + row.person_id

    def _fit(self, row: Row) -> int:
        return sum(fit(word, row.words) for word in self.asked.words)

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
        counted = [
            (-(bits & context).bit_count(), -in_sight, label, value)
            for value, label, bits in self._values(facet)
            # What can be said of nobody in sight does not exist for this viewer.
            if (in_sight := (bits & seen).bit_count())
        ]
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


def fit(word: str, words: str) -> int:
    """How well a word fits an entry: smaller is better.

    An earlier line counts most (the name stands first), then whether the word
    stands at the begin of a word there.
    """
    place = words.find(word)
    if place < 0:
        return _NO_FIT
    begins = place == 0 or words[place - 1] in " \n"
    return 2 * words.count("\n", 0, place) + (0 if begins else 1)
