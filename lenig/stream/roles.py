"""What a guest follows, watches and saves: only what a guest may read."""

from typing import Any

from django.utils.translation import gettext

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.people.models import Person
from lenig.people.role_changes import RoleChange, follows_from_role
from lenig.stream.models import Bookmark, Follow, Post, Source, Watch

#: What points at something with an audience: its model, the column, and what it points at.
_POINTERS: tuple[tuple[Any, str, Any], ...] = (
    (Follow, "source_id", Source),
    (Watch, "post_id", Post),
    (Bookmark, "post_id", Post),
)
BATCH = 500


class WhatAGuestFollows:
    def foretell(self, change: RoleChange) -> list[str]:
        if not change.makes_a_guest:
            return []
        return [
            gettext("Reads no more what all colleagues may read, and is no longer in the lists."),
            gettext("Follows and saved posts that they may not read go away; they do not return."),
            gettext("What they wrote stays, with their name."),
        ]

    def carry_out(self, change: RoleChange) -> None:
        if change.makes_a_guest:
            forget_what_is_hidden(change.person)


def forget_what_is_hidden(person: Person) -> None:
    """Let somebody follow, watch and keep only what they may read now. Safe to repeat."""
    audiences = Viewer.of(person).audience_ids
    with every_row(because="what somebody may not read any more goes out of their lists"):
        for model, column, target in _POINTERS:
            mine = list(model.objects.filter(person=person).values_list(column, flat=True))
            for start in range(0, len(mine), BATCH):
                some = mine[start : start + BATCH]
                rows = target.objects.filter(pk__in=some, audience_id__in=audiences)
                hidden = set(some) - set(rows.values_list("pk", flat=True))
                model.objects.filter(person=person, **{f"{column}__in": hidden}).delete()


follows_from_role(WhatAGuestFollows(), order=50)
