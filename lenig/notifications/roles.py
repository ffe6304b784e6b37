"""Notices of what somebody may not read any more wait for nobody."""

from lenig.notifications.reading import put_hidden_away
from lenig.people.role_changes import RoleChange, follows_from_role


class NoticesOfAGuest:
    def foretell(self, change: RoleChange) -> list[str]:
        return []  # whoever cannot read it was told nothing

    def carry_out(self, change: RoleChange) -> None:
        if change.makes_a_guest:
            put_hidden_away(change.person)


follows_from_role(NoticesOfAGuest(), order=60)
