"""Reactions from elsewhere, as one of ours."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone

from lenig.access.scope import every_row
from lenig.contracts.importing import Intake
from lenig.contracts.records import Record, Trouble
from lenig.people.models import Person
from lenig.stream.models import Comment, CommentReaction, Post, Reaction, ReactionType

TYPES = {type_.value: type_ for type_ in ReactionType}

#: What one can react to: its type of record, the model of the reaction, and its column.
_SORTS: tuple[tuple[str, Any, Any, str], ...] = (
    ("post", Reaction, Post, "post_id"),
    ("comment", CommentReaction, Comment, "comment_id"),
)


def write_reactions(records: Sequence[Record], intake: Intake) -> None:
    """Reactions, one of each person on each thing, with the counters that belong to them."""
    wanted = {str(record.facts.get("on")) for record in records}
    targets = {type_: intake.find(type_, wanted) for type_, *_ in _SORTS}
    people = intake.authors(_reacting(records))
    for type_, model, target_model, column in _SORTS:
        mine = [record for record in records if _is_on(record, targets, type_)]
        _write(mine, (model, target_model, column), targets[type_], people, intake)
    for record in records:
        if not any(str(record.facts.get("on")) in targets[type_] for type_, *_ in _SORTS):
            intake.skip(record, "what it reacts to was not imported")


def _reacting(records: Sequence[Record]) -> dict[str, str]:
    return {id_: "" for record in records if (id_ := str(record.facts.get("person") or ""))}


def _is_on(record: Record, targets: dict[str, dict[str, Any]], type_: str) -> bool:
    """A post and a comment with the same id: the post is meant."""
    on = str(record.facts.get("on"))
    return on in targets[type_] and (type_ == "post" or on not in targets["post"])


def _write(
    records: Sequence[Record],
    sort: tuple[Any, Any, str],
    targets: dict[str, Any],
    people: dict[str, Person],
    intake: Intake,
) -> None:
    model, target_model, column = sort
    there = _there(model, column, [targets[str(record.facts["on"])].pk for record in records])
    new, moments = [], {}
    for record in records:
        try:
            row, at = _row(record, model, column, targets, people)
        except Trouble as trouble:
            intake.skip(record, str(trouble))
            continue
        if (getattr(row, column), row.person_id) in there:
            intake.unchanged(record)
            continue
        there.add((getattr(row, column), row.person_id))
        new.append(row)
        moments[getattr(row, column), row.person_id] = at
        intake.created(record)
    _save(new, model, column, moments)
    _count(target_model, ((getattr(row, column), row.type) for row in new))


def _row(
    record: Record, model: Any, column: str, targets: dict[str, Any], people: dict[str, Person]
) -> tuple[Any, datetime]:
    person = people[record.needed("person")]
    type_ = record.choice("reaction", TYPES, default=ReactionType.LIKE)
    row = model(**{column: targets[record.needed("on")].pk}, person=person, type=type_)
    return row, record.moment("time") or timezone.now()


def _there(model: Any, column: str, ids: Sequence[int]) -> set[tuple[int, int]]:
    with every_row(because="a person reacts once, seen or unseen by who imports"):
        rows = model.objects.filter(**{f"{column}__in": ids})
        return set(rows.values_list(column, "person_id"))


def _save(
    new: list[Any], model: Any, column: str, moments: dict[tuple[int, int], datetime]
) -> None:
    """Write them, and then the moments: the column fills itself with the present first."""
    rows = model.objects.bulk_create(new)
    for row in rows:
        row.at = moments[getattr(row, column), row.person_id]
    with every_row(because="reactions that were just imported"):
        model.objects.bulk_update(rows, ["at"])


def _count(model: Any, given: Iterable[tuple[int, str]]) -> None:
    for (pk, type_), number in sorted(Counter(given).items()):
        column = f"count_{type_}"
        model._base_manager.filter(pk=pk).update(**{column: F(column) + number})
