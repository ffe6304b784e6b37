"""Groups from elsewhere: a channel, a space, a project."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from lenig.access.scope import every_row
from lenig.contracts.importing import Intake
from lenig.contracts.records import Record, Trouble
from lenig.groups.actions.founding import build_group
from lenig.groups.actions.writing_stop import set_read_only
from lenig.groups.axes import Joining, Kind, Visibility
from lenig.groups.models import Group
from lenig.toolkit.differences import apply

KINDS = {kind.value: kind for kind in Kind}
VISIBILITIES = {visibility.value: visibility for visibility in Visibility}
JOININGS = {joining.value: joining for joining in Joining}


def find_groups(source: str, ids: Collection[str]) -> dict[str, Any]:
    """Groups with their source, which is where posts go."""
    with every_row(because="an import finds the groups that it made"):
        rows = Group.objects.exclude(imported_id="").filter(
            imported_from=source, imported_id__in=ids
        )
        return {row.imported_id: row for row in rows.select_related("source")}


def write_groups(records: Sequence[Record], intake: Intake) -> None:
    """Groups by their id in the source. Who may read one that is here already stays as it is."""
    known = intake.find("group", [record.id for record in records])
    for record in records:
        try:
            row = _take_in(record, known.get(record.id), intake)
        except Trouble as trouble:
            intake.skip(record, str(trouble))
        else:
            intake.keep("group", record.id, row)


def _take_in(record: Record, row: Group | None, intake: Intake) -> Group:
    words = {
        "name": record.line("name", most=120) or record.id[:120],
        "purpose": record.line("purpose", most=300),
    }
    visibility = record.choice("visibility", VISIBILITIES, default=Visibility.OPEN)
    if row is None:
        row = _build(record, words, visibility, intake)
        intake.created(record)
        return row
    if differing := apply(row, words):
        row.save(update_fields=[*differing, "sort_name", "look"])
        row.source.title = row.name
        row.source.save(update_fields=["title"])
        intake.updated(record)
    else:
        intake.unchanged(record)
    if row.visibility != visibility:
        intake.note(record, f"is {visibility} there and {row.visibility} here: left as it is")
    return row


def _build(record: Record, words: dict[str, str], visibility: Visibility, intake: Intake) -> Group:
    own_way_in = Joining.FREE if visibility == Visibility.OPEN else Joining.INVITATION
    archived = record.flag("archived")
    created = record.moment("created")
    row = build_group(
        visibility=visibility,
        kind=record.choice("kind", KINDS, default=Kind.COMMUNITY),
        joining=record.choice("joining", JOININGS, default=own_way_in),
        welcome=record.text("welcome")[:2000],
        archived_at=timezone.now() if archived else None,
        imported_from=intake.source,
        imported_id=record.id,
        **words,
    )
    if archived:
        set_read_only(row)
    if created:
        _date_back(row, created)
    return row


def _date_back(row: Group, created: datetime) -> None:
    with every_row(because="a group that was just imported is as old as it was elsewhere"):
        Group.objects.filter(pk=row.pk).update(created_at=created)
    row.created_at = created
