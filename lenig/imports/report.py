"""What an import did: counted per kind, with a reason and a place for what it left out."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from lenig.contracts.importing import declared

#: How many places a reader sees for one reason; `--json` has them all.
PLACES_SHOWN = 5


@dataclass
class Count:
    """What came of one kind of thing."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    #: For each reason the places in the source.
    skipped: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    #: For each remark what it is about, and where that stands.
    noted: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    @property
    def skipped_count(self) -> int:
        return sum(map(len, self.skipped.values()))

    def as_json(self) -> dict[str, Any]:
        return {
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "skipped": [
                {"reason": reason, "count": len(places), "where": places}
                for reason, places in self.skipped.items()
            ],
            "noted": [
                {"remark": remark, "count": len(about), "where": list(about.values())}
                for remark, about in self.noted.items()
            ],
        }


class Report:
    """The counts of a whole import, in the order in which its kinds came by."""

    def __init__(self) -> None:
        self.counts: dict[str, Count] = {}
        self._said: set[tuple[str, str, str]] = set()

    def of(self, kind: str) -> Count:
        return self.counts.setdefault(kind, Count())

    def skip(self, kind: str, reason: str, where: str) -> None:
        """One thing was left out."""
        self.of(kind).skipped[reason].append(where)

    def skip_once(self, kind: str, reason: str, where: str) -> None:
        """The same, for what a translator meets each time it goes through a file."""
        if (kind, reason, where) not in self._said:
            self._said.add((kind, reason, where))
            self.skip(kind, reason, where)

    def note(self, kind: str, remark: str, *, about: str, where: str) -> None:
        """Something that a reader should know of a thing that was taken in; said once of each."""
        self.of(kind).noted[remark][about] = where

    def as_json(self) -> dict[str, Any]:
        return {kind: count.as_json() for kind, count in self._in_order()}

    def _in_order(self) -> list[tuple[str, Count]]:
        """First what was written, as it was; then what a translator left out."""
        order = [importable.plural for importable in declared()]
        known = {kind: place for place, kind in enumerate(order)}
        return sorted(self.counts.items(), key=lambda each: known.get(each[0], len(order)))

    def as_text(self) -> str:
        """For who reads it in a terminal."""
        if not self.counts:
            return "Nothing was found in it."
        lines = [f"{'':18}{'created':>9}{'updated':>9}{'unchanged':>11}{'skipped':>9}"]
        for kind, count in self._in_order():
            numbers = f"{count.created:>9,}{count.updated:>9,}{count.unchanged:>11,}"
            lines.append(f"{kind.replace('_', ' '):18}{numbers}{count.skipped_count:>9,}")
        for kind, count in self._in_order():
            said = {**count.skipped, **{r: list(a.values()) for r, a in count.noted.items()}}
            lines += [_sentence(kind, what, places) for what, places in said.items()]
        return "\n".join(printable(line) for line in lines)


def printable(line: str) -> str:
    """What stands in a foreign file must not steer the reader's terminal."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in line)


def _sentence(kind: str, what: str, places: list[str]) -> str:
    shown = "; ".join(place for place in places[:PLACES_SHOWN] if place)
    more = f"; and {len(places) - PLACES_SHOWN:,} more" if len(places) > PLACES_SHOWN else ""
    return f"{kind.replace('_', ' ')}, {len(places):,}: {what}" + (
        f" ({shown}{more})" if shown else ""
    )
