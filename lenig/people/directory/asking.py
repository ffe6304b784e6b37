"""What somebody asks of the directory, read from the address of the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from lenig.people.directory import terms
from lenig.toolkit import cursor
from lenig.toolkit.text import clean, fold

#: The facets of the page in their order, with what stands above them.
TODAY = "today"
FACETS: dict[str, Any] = {
    terms.DEPARTMENT: _("Department"),
    terms.LOCATION: _("Location"),
    terms.TOPIC: _("Can help you with"),
    terms.LANGUAGE: _("Language"),
    TODAY: _("Today"),
}
MOST_WORDS = 6
MOST_LETTERS = 100
MOST_CHOSEN = 20


@dataclass(frozen=True)
class Asked:
    """Words to find, chosen values for each facet, and whom the list goes on after."""

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    after: int | None = None

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        """What stands in an address. What we do not know in it counts for nothing."""
        chosen = {facet: _values(query.getlist(facet)) for facet in FACETS}
        return cls(
            text=clean(query.get("q", ""))[:MOST_LETTERS].strip(),
            chosen={facet: values for facet, values in chosen.items() if values},
            after=cursor.read(query.get("after")),
        )

    @cached_property
    def words(self) -> list[str]:
        """The words as the directory keeps them. `#portal` finds what `portal` finds."""
        words = (word.lstrip("#@") for word in fold(self.text).split())
        return [word for word in words if word][:MOST_WORDS]

    @property
    def number_chosen(self) -> int:
        return sum(len(values) for values in self.chosen.values())

    @property
    def is_open(self) -> bool:
        """Whether it asks for everybody."""
        return not self.words and not self.chosen

    def without(self, facet: str, value: str) -> "Asked":
        """The same question with one choice taken back."""
        left = tuple(each for each in self.chosen.get(facet, ()) if each != value)
        others = {name: values for name, values in self.chosen.items() if name != facet}
        return replace(self, chosen=others | ({facet: left} if left else {}), after=None)

    def going_on(self, after: int) -> "Asked":
        return replace(self, after=after)

    def as_query(self) -> str:
        """The question as the tail of an address: `?q=…&department=…`."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(facet, value) for facet, values in self.chosen.items() for value in values]
        if self.after:
            pairs.append(("after", cursor.write(self.after)))
        return f"?{urlencode(pairs)}" if pairs else ""

    def pairs(self) -> list[tuple[str, str]]:
        """Every chosen value with its facet, for hidden fields."""
        return [(facet, value) for facet, values in self.chosen.items() for value in values]


def _values(given: list[str]) -> tuple[str, ...]:
    values = dict.fromkeys(clean(value)[:MOST_LETTERS] for value in given)
    return tuple(value for value in values if value)[:MOST_CHOSEN]
