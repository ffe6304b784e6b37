"""Reactions from elsewhere, as one of ours."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F
from django.utils import timezone

from lenig.access.scope import every_row
from lenig.contracts.importing import Intake
from lenig.contracts.records import Record, Trouble, references
from lenig.people.models import Person
from lenig.stream.models import Comment, CommentReaction, Post, Reaction, ReactionType

TYPES = {type_.value: type_ for type_ in ReactionType}


class _Sort(NamedTuple):
    """Something one can react to: its type of record, the model of the reaction, and its column."""

    type: str
    model: Any
    target: Any
    column: str


_SORTS = (
    _Sort("post", Reaction, Post, "post_id"),
    _Sort("comment", CommentReaction, Comment, "comment_id"),
)


def write_reactions(records: Sequence[Record], intake: Intake) -> None:
    """Reactions, one of each person on each thing, with the counters that belong to them."""
    wanted = references(records, "on")
    found = {sort: intake.find(sort.type, wanted) for sort in _SORTS}
    people: dict[str, Person] = intake.authors(dict.fromkeys(references(records, "person"), ""))
    by_sort: dict[_Sort, list[tuple[Record, int]]] = {sort: [] for sort in _SORTS}
    for record in records:
        try:
            on = record.needed("on")
        except Trouble as trouble:
            intake.skip(record, str(trouble))
            continue
        # A post and a comment with the same id: the post is meant.
        if sort := next((each for each in _SORTS if on in found[each]), None):
            by_sort[sort].append((record, found[sort][on].pk))
        else:
            intake.skip(record, "what it reacts to was not imported")
    for each, mine in by_sort.items():
        _write(mine, each, people, intake)


def _write(
    records: Sequence[tuple[Record, int]], sort: _Sort, people: dict[str, Person], intake: Intake
) -> None:
    there = _there(sort, [on for _, on in records])
    new = []
    for record, on in records:
        try:
            row, at = _row(record, on, sort, people)
        except Trouble as trouble:
            intake.skip(record, str(trouble))
            continue
        if (on, row.person_id) in there:
            intake.unchanged(record)
        else:
            there.add((on, row.person_id))
            new.append((row, at))
            intake.created(record)
    _save(sort, new)
    _count(sort, [row for row, _ in new])


def _row(record: Record, on: int, sort: _Sort, people: dict[str, Person]) -> tuple[Any, datetime]:
    person = people[record.needed("person")]
    type_ = record.choice("reaction", TYPES, default=ReactionType.LIKE)
    at = record.moment("time") or timezone.now()
    return sort.model(**{sort.column: on}, person=person, type=type_), at


def _there(sort: _Sort, ids: Sequence[int]) -> set[tuple[int, int]]:
    with every_row(because="a person reacts once, seen or unseen by who imports"):
        rows = sort.model.objects.filter(**{f"{sort.column}__in": ids})
        return set(rows.values_list(sort.column, "person_id"))


def _save(sort: _Sort, new: Sequence[tuple[Any, datetime]]) -> None:
    """Write them, and then the moments: the column fills itself with the present first."""
    rows = sort.model.objects.bulk_create(row for row, _ in new)
    for row, (_, at) in zip(rows, new, strict=True):
        row.at = at
    with every_row(because="reactions that were just imported"):
        sort.model.objects.bulk_update(rows, ["at"])


def _count(sort: _Sort, rows: Sequence[Any]) -> None:
    given = Counter((getattr(row, sort.column), row.type) for row in rows)
    for (pk, type_), number in sorted(given.items()):
        column = f"count_{type_}"
        sort.target._base_manager.filter(pk=pk).update(**{column: F(column) + number})
