"""Runs an import: records of one type after the other, in batches that are written whole or not at all.

It may be stopped at any moment, by a key or by a power cut, and run again: what
was written stays and is found again, and the rest follows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Protocol, TypeVar

from django.db import DataError, IntegrityError, transaction

from lenig.contracts.importing import Importable, declared
from lenig.contracts.records import LONGEST_ID, Record
from lenig.imports.intake import TheIntake, of_type
from lenig.imports.progress import Progress
from lenig.imports.remembering import known_as_they_are, remember
from lenig.toolkit.text import clean_name

BATCH = 500
#: Ids that are made of the ids of what a record brings together.
LONGEST_MADE_ID = 3 * LONGEST_ID

T = TypeVar("T")


class Translator(Protocol):
    """Reads the files of one source, and tells of them in records."""

    def records(self, type_: str) -> Iterable[Record]:
        """All records of this type, in the order of the files; gone through once for each type."""


def run(translator: Translator, intake: TheIntake, progress: Progress) -> None:
    """Take in all that the translator tells."""
    later: list[Record] = []
    for importable in declared():
        records = _each_once(translator.records(importable.type), importable, intake)
        for batch in _batches(records):
            later += _take_in(importable, batch, intake)
            progress.tell(importable.plural, len(batch))
    intake.is_second_look = True
    for importable in declared():
        for batch in _batches(of_type(importable.type, later)):
            _write(importable, batch, intake)
    progress.end()


def _batches(things: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(things)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _each_once(
    records: Iterable[Record], importable: Importable, intake: TheIntake
) -> Iterator[Record]:
    """The first record with an id counts; the others are told of, and those whose id is none."""
    seen: set[str] = set()
    most = LONGEST_MADE_ID if importable.is_remembered else LONGEST_ID
    for told in records:
        record = replace(told, id=clean_name(told.id))
        if not record.id or len(record.id) > most or record.id in seen:
            reason = importable.twice if record.id in seen else "its id is empty, or too long"
            intake.report.skip(record.counted_as or importable.plural, reason, record.where)
        else:
            seen.add(record.id)
            yield record


def _take_in(importable: Importable, batch: list[Record], intake: TheIntake) -> list[Record]:
    """Write what is to be written of a batch; answers what must be looked at once more."""
    if importable.is_remembered:
        known = known_as_they_are(intake.source, importable.type, batch)
        for record in batch:
            if record.id in known:
                intake.unchanged(record)
        intake.close_batch()
        batch = [record for record in batch if record.id not in known]
    return _write(importable, batch, intake) if batch else []


def _write(importable: Importable, batch: list[Record], intake: TheIntake) -> list[Record]:
    """One transaction for the batch. What the database refuses loses only itself.

    A database that is gone or busy refuses nothing: that ends the import, to be run again.
    """
    try:
        with transaction.atomic():
            importable.write(batch, intake)
            if importable.is_remembered:
                remember(intake.source, importable.type, intake.batch.taken_in)
    except (DataError, IntegrityError) as error:
        intake.drop_batch()
        if len(batch) > 1:
            return [each for record in batch for each in _write(importable, [record], intake)]
        intake.skip(batch[0], f"the database refused it: {_first_line(error)}")
    return intake.close_batch().later


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
