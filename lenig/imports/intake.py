"""What the writers of the apps have at hand while an import runs: see `lenig.contracts.importing`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lenig.contracts.importing import named
from lenig.contracts.records import Record
from lenig.imports.report import Report

#: More rows of one type are not kept at hand: they are asked for again.
KEPT = 200_000

#: What became of a record, as it is counted.
CREATED, UPDATED, UNCHANGED = "created", "updated", "unchanged"


class Batch:
    """What a writer answered for one batch: counted when the batch is written for good."""

    def __init__(self) -> None:
        self.outcomes: list[tuple[str, Record]] = []
        self.skipped: list[tuple[str, Record]] = []
        self.notes: list[tuple[str, Record]] = []
        self.later: list[Record] = []

    @property
    def taken_in(self) -> list[Record]:
        return [record for _, record in self.outcomes]


class TheIntake:
    """One import's memory: what it found, what it wrote, and what becomes of the current batch."""

    def __init__(self, source: str, report: Report) -> None:
        self.source = source
        self.report = report
        self.is_second_look = False
        self.batch = Batch()
        self._rows: dict[str, dict[str, Any]] = defaultdict(dict)
        #: What became of records that are written once more.
        self._first: dict[tuple[str, str], str] = {}

    # -- What is there ------------------------------------------------------------------

    def find(self, type_: str, ids: Iterable[str]) -> dict[str, Any]:
        wanted = set(ids)
        rows = self._rows[type_]
        unknown = [id_ for id_ in wanted if id_ not in rows]
        if unknown:
            self._make_room(type_)
            found = named(type_).find(self.source, unknown)
            self._rows[type_] |= found
        rows = self._rows[type_]
        return {id_: rows[id_] for id_ in wanted if id_ in rows}

    def keep(self, type_: str, id_: str, row: Any) -> None:
        self._rows[type_][id_] = row

    def forget(self) -> None:
        """Nothing is sure any more: a transaction was rolled back."""
        self._rows.clear()

    def authors(self, names: Mapping[str, str]) -> dict[str, Any]:
        found = self.find("person", names)
        if strangers := [id_ for id_ in names if id_ not in found]:
            named("person").write([_stranger(id_, names[id_]) for id_ in strangers], self)
            found |= self.find("person", strangers)
        return found

    def _make_room(self, type_: str) -> None:
        if len(self._rows[type_]) > KEPT:
            self._rows[type_] = {}

    # -- What becomes of the batch ------------------------------------------------------

    def created(self, record: Record) -> None:
        self.batch.outcomes.append((CREATED, record))

    def updated(self, record: Record) -> None:
        self.batch.outcomes.append((UPDATED, record))

    def unchanged(self, record: Record) -> None:
        self.batch.outcomes.append((UNCHANGED, record))

    def skip(self, record: Record, reason: str) -> None:
        self.batch.skipped.append((reason, record))

    def note(self, record: Record, remark: str) -> None:
        self.batch.notes.append((remark, record))

    def later(self, record: Record) -> None:
        self.batch.later.append(record)

    def close_batch(self) -> Batch:
        """Count the batch: it is written for good."""
        done, self.batch = self.batch, Batch()
        waiting = {(record.type, record.id) for record in done.later}
        for outcome, record in done.outcomes:
            self._count(outcome, record)
            if (record.type, record.id) in waiting:
                self._first[record.type, record.id] = outcome
        for reason, record in done.skipped:
            self.report.skip(_kind(record), reason, record.where)
        for remark, record in done.notes:
            self.report.note(_kind(record), remark, about=record.id, where=record.where)
        return done

    def drop_batch(self) -> None:
        """Nothing of the batch was written."""
        self.batch = Batch()
        self.forget()

    def _count(self, outcome: str, record: Record) -> None:
        """A second look adds nothing, but it may change what seemed unchanged."""
        count = self.report.of(_kind(record))
        if not self.is_second_look:
            setattr(count, outcome, getattr(count, outcome) + 1)
        elif outcome == UPDATED and self._first.get((record.type, record.id)) == UNCHANGED:
            count.unchanged -= 1
            count.updated += 1


def _kind(record: Record) -> str:
    return record.counted_as or named(record.type).plural


def _stranger(id_: str, name: str) -> Record:
    """Somebody who wrote something and is not among the people of the source.

    Of an address only what stands before the @ is shown to everybody as a name.
    """
    facts = {"name": name or id_.partition("@")[0] or id_, "placeholder": True}
    return Record("person", id_, where=f"named as an author: {id_}", facts=facts)


def of_type(type_: str, records: Sequence[Record]) -> list[Record]:
    return [record for record in records if record.type == type_]
