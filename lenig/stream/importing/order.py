"""Keeps what was said in one second in the order in which it was told."""

from collections import defaultdict
from datetime import datetime, timedelta


class InOrder:
    """Moments for ids. Sources often know only the second, and an id's last bits are random."""

    def __init__(self) -> None:
        self._said: dict[tuple[object, datetime], int] = defaultdict(int)

    def moment(self, place: object, said: datetime) -> datetime:
        """The moment itself, or some milliseconds later where others were there before."""
        at = (place, said.replace(microsecond=said.microsecond // 1000 * 1000))
        before = self._said[at]
        self._said[at] += 1
        return said + timedelta(milliseconds=before)
