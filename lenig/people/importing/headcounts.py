"""Junior posts of which a register gives only the number."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from lenig.contracts.importing import Intake
from lenig.contracts.records import Record, Trouble, references
from lenig.people.models import Headcount
from lenig.toolkit.differences import apply

MOST = Decimal(999_999)


def write_headcounts(records: Sequence[Record], intake: Intake) -> None:
    """How many posts of each sort there are, by the id of the row in the register."""
    known = _known(records, intake)
    new: list[Headcount] = []
    intake.find("department", references(records, "department"))
    intake.find("position", references(records, "reports_to"))
    for record in records:
        try:
            values = _values(record, intake)
        except Trouble as trouble:
            intake.skip(record, str(trouble))
            continue
        row = known.get(record.id)
        if row is None:
            new.append(Headcount(source=intake.source, source_id=record.id, **values))
            intake.created(record)
        elif differing := apply(row, values):
            row.save(update_fields=differing)
            intake.updated(record)
        else:
            intake.unchanged(record)
    Headcount.objects.bulk_create(new)


def _known(records: Sequence[Record], intake: Intake) -> dict[str, Headcount]:
    rows = Headcount.objects.exclude(source_id="").filter(
        source=intake.source, source_id__in=[record.id for record in records]
    )
    return {row.source_id: row for row in rows}


def _values(record: Record, intake: Intake) -> dict[str, Any]:
    department = record.needed("department")
    found = intake.find("department", [department])
    if department not in found:
        raise Trouble(f"its department “{department}” is not there")
    return {
        "department_id": found[department].pk,
        "reports_to_id": _senior_post(record, intake),
        "title": record.line("title", most=200),
        "grade": record.line("grade", most=60),
        "posts": _posts(record),
    }


def _senior_post(record: Record, intake: Intake) -> int | None:
    id_ = record.reference("reports_to")
    found = intake.find("position", [id_]).get(id_) if id_ else None
    if id_ and found is None:
        intake.note(record, f"counts under “{id_}”, which is not there")
    return found.pk if found else None


def _posts(record: Record) -> Decimal:
    """Full-time posts, to two decimals as they are kept."""
    said = str(record.facts.get("posts", "")).replace(",", ".").strip()
    try:
        posts = Decimal(said).quantize(Decimal("0.01"))
    except InvalidOperation as error:
        raise Trouble(f"“{said[:40]}” is no number of posts") from error
    if not posts.is_finite() or not 0 <= posts <= MOST:
        raise Trouble(f"“{said[:40]}” is no number of posts")
    return posts
