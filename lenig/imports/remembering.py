"""Tells a record that is new or changed in its source from one that was imported as it is."""

import hashlib
import json
from collections.abc import Sequence

from lenig.contracts.records import Record
from lenig.imports.models import Remembered


def digest_of(record: Record) -> str:
    """The same for the same facts, in whatever order they stand."""
    facts = json.dumps(record.facts, sort_keys=True, default=str)
    return hashlib.sha256(facts.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def known_as_they_are(source: str, type_: str, records: Sequence[Record]) -> set[str]:
    """The ids of those records that were imported with exactly these facts."""
    rows = Remembered.objects.filter(
        source=source, type=type_, record_id__in=[record.id for record in records]
    )
    digests = dict(rows.values_list("record_id", "digest"))
    return {record.id for record in records if digests.get(record.id) == digest_of(record)}


def remember(source: str, type_: str, records: Sequence[Record]) -> None:
    """Note that these were imported; in the transaction that imports them."""
    Remembered.objects.bulk_create(
        [
            Remembered(source=source, type=type_, record_id=record.id, digest=digest_of(record))
            for record in records
        ],
        update_conflicts=True,
        unique_fields=["source", "type", "record_id"],
        update_fields=["digest"],
    )
