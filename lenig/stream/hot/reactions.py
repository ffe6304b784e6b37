"""Who reacted to a post or a comment, and how."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from lenig.access.viewer import Viewer
from lenig.people.models import Person
from lenig.stream.models import Comment, CommentReaction, Post, Reaction
from lenig.toolkit import cursor

SHOWN = 30


@dataclass(frozen=True)
class Reacted:
    """One colleague and what they felt."""

    person: Person
    type: str


@dataclass(frozen=True)
class ReactionPage:
    people: list[Reacted]
    next_cursor: str | None


def who_reacted(
    to: Post | Comment, viewer: Viewer, *, type: str = "", after: str | None = None
) -> ReactionPage:
    """A page of people who reacted, the first of them first: one query."""
    rows = _rows(to, viewer)
    if type:
        rows = rows.filter(type=type)
    if (last := cursor.read(after)) is not None:
        rows = rows.filter(pk__gt=last)
    found: list[Any] = list(
        rows.select_related("person", "person__photo").order_by("pk")[: SHOWN + 1]
    )
    shown = found[:SHOWN]
    next_cursor = cursor.write(shown[-1].pk) if len(found) > SHOWN else None
    return ReactionPage([Reacted(row.person, row.type) for row in shown], next_cursor)


def _rows(to: Post | Comment, viewer: Viewer) -> "QuerySet[Any]":
    if isinstance(to, Post):
        return Reaction.objects.visible_to(viewer).filter(post=to)
    return CommentReaction.objects.visible_to(viewer).filter(comment=to)
