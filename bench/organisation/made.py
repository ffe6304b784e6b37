"""What is remembered while an organisation is made."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bench.organisation.sizes import Size
from lenig.toolkit.handles import ALPHABET
from lenig.toolkit.moments import EPOCH, RANDOM_BITS

YEARS = timedelta(days=730)


@dataclass
class Made:
    """What later steps must know of earlier ones. Sources are numbered person, group, topic."""

    size: Size
    start: datetime
    chance: random.Random = field(default_factory=lambda: random.Random(20270101))
    audience_of_group: dict[int, int] = field(default_factory=dict)

    def source_of_person(self, number: int) -> int:
        return number

    def source_of_group(self, number: int) -> int:
        return self.size.people + number

    def source_of_topic(self, number: int) -> int:
        return self.size.people + self.size.groups + number

    def people(self, count: int) -> list[int]:
        """So many different people, never the last one: nobody follows or meets them."""
        everybody = range(1, self.size.people)
        return self.chance.sample(everybody, min(count, len(everybody) // 3))

    def handle(self, number: int) -> str:
        """A handle that comes after those of smaller numbers, so that loading need not look for its place."""
        bits = self.chance.getrandbits(60)
        return "".join(_PAIRS[(number >> shift) & 1023] for shift in (30, 20, 10, 0)) + "".join(
            _PAIRS[(bits >> shift) & 1023] for shift in (50, 40, 30, 20, 10, 0)
        )


def id_at(moment: datetime, number: int) -> int:
    """Unique and in order; the low bits are counted instead of drawn, so that a run repeats."""
    milliseconds = (moment - EPOCH) // timedelta(milliseconds=1)
    return (milliseconds << RANDOM_BITS) | (number * 16 % (1 << RANDOM_BITS))


_PAIRS = [first + second for first in ALPHABET for second in ALPHABET]
