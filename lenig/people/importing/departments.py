"""Departments from a register, in their tree."""

from collections.abc import Collection, Sequence
from typing import Any

from lenig.contracts.importing import Intake
from lenig.contracts.records import Record, Trouble
from lenig.people.models import Department
from lenig.toolkit.differences import apply


def find_departments(source: str, ids: Collection[str]) -> dict[str, Any]:
    rows = Department.objects.exclude(source_id="").filter(source=source, source_id__in=ids)
    return {row.source_id: row for row in rows}


def write_departments(records: Sequence[Record], intake: Intake) -> None:
    """Departments by their id in the register; one of the same name that was made by hand is it."""
    known = intake.find("department", [record.id for record in records])
    for record in records:
        try:
            known[record.id] = _take_in(record, known.get(record.id), intake)
        except Trouble as trouble:
            intake.skip(record, str(trouble))


def _take_in(record: Record, row: Department | None, intake: Intake) -> Department:
    name = record.line("name", most=120) or record.id[:120]
    values: dict[str, Any] = {"name": name}
    if description := record.text("description"):
        values["description"] = description[:2000]
    parent = _parent(record, intake, values)
    row = row or Department.objects.filter(source_id="", name=name, parent=parent).first()
    if row is None:
        row = Department.objects.create(source=intake.source, source_id=record.id, **values)
        intake.created(record)
    elif differing := apply(row, values | {"source": intake.source, "source_id": record.id}):
        row.save(update_fields=differing)
        intake.updated(record)
    else:
        intake.unchanged(record)
    intake.keep("department", record.id, row)
    return row


def _parent(record: Record, intake: Intake, values: dict[str, Any]) -> Department | None:
    """What it is a part of. One that comes later in the file is filled in at the second look."""
    id_ = record.reference("parent")
    parent: Department | None = intake.find("department", [id_]).get(id_) if id_ else None
    if parent or not id_:
        values["parent_id"] = parent.pk if parent else None
    elif intake.is_second_look:
        intake.note(record, f"is part of “{id_}”, which is not there")
    else:
        intake.later(record)
    return parent
