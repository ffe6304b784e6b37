"""Seats from a register: held, vacant or not disclosed, and who reports to whom."""

from collections.abc import Collection, Sequence
from typing import Any

from lenig.contracts.importing import Intake
from lenig.contracts.records import Record, Trouble, references
from lenig.people.directory.keeping import entering_once
from lenig.people.models import Position
from lenig.toolkit.differences import apply

STATES = {state.value: state for state in Position.State}


def find_positions(source: str, ids: Collection[str]) -> dict[str, Any]:
    rows = Position.objects.exclude(source_id="").filter(source=source, source_id__in=ids)
    return {row.source_id: row for row in rows}


def write_positions(records: Sequence[Record], intake: Intake) -> None:
    """Seats by their id in the register. Who holds one may change; the seat stays."""
    known = intake.find("position", [record.id for record in records])
    _fetch_what_they_mention(records, intake)
    with entering_once():
        for record in records:
            try:
                row = _take_in(record, known.get(record.id), intake)
            except Trouble as trouble:
                intake.skip(record, str(trouble))
            else:
                intake.keep("position", record.id, row)


def _fetch_what_they_mention(records: Sequence[Record], intake: Intake) -> None:
    """One query for each type, instead of one for each record."""
    intake.find("person", references(records, "person"))
    intake.find("department", references(records, "department"))
    intake.find("position", references(records, "reports_to"))


def _take_in(record: Record, row: Position | None, intake: Intake) -> Position:
    values = {
        "title": record.line("title", most=200),
        "department_id": _mentioned(record, "department", "department", intake),
        "is_head": record.flag("is_head"),
        **_holder(record, intake),
        **_manager(record, intake),
    }
    if row is None:
        row = Position.objects.create(source=intake.source, source_id=record.id, **values)
        intake.created(record)
    elif differing := apply(row, values):
        row.save(update_fields=differing)
        intake.updated(record)
    else:
        intake.unchanged(record)
    return row


def _holder(record: Record, intake: Intake) -> dict[str, Any]:
    state = record.choice("state", STATES, default=Position.State.FILLED)
    person = None
    if state == Position.State.FILLED:
        record.needed("person")
        person = _mentioned(record, "person", "person", intake)
    return {"state": state, "person_id": person}


def _manager(record: Record, intake: Intake) -> dict[str, Any]:
    """To which seat it reports. One that comes later is filled in at the second look.

    One that is not there then is dangling: its name is kept, so that the chart can say so.
    """
    id_ = record.reference("reports_to")
    if id_ == record.id:
        intake.note(record, "reports to itself: taken as a top of its own")
        id_ = ""
    manager = intake.find("position", [id_]).get(id_) if id_ else None
    if manager or not id_:
        return {"reports_to_id": manager.pk if manager else None, "missing_manager": ""}
    if intake.is_second_look:
        missing = record.line("manager_name", most=200) or id_
        intake.note(record, f"reports to “{missing}”, which is not there")
        return {"reports_to_id": None, "missing_manager": missing}
    intake.later(record)
    return {}


def _mentioned(record: Record, name: str, type_: str, intake: Intake) -> int | None:
    """The key of what a record mentions. Keys, because comparing rows would fetch each of them."""
    id_ = record.reference(name)
    if not id_:
        return None
    found = intake.find(type_, [id_]).get(id_)
    if found is None:
        raise Trouble(f"its {name} “{id_}” is not there")
    return int(found.pk)
