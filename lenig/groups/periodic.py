"""What becomes of groups with the minutes."""

from lenig.contracts.periodic import every
from lenig.groups.actions.changing_visibility import carry_on, changes_under_way


@every(minutes=1)
def take_up_stopped_changes() -> None:
    """Go on with every change of visibility that a stopped worker left behind."""
    for change in changes_under_way():
        if change.has_stopped:
            carry_on(change.group)
