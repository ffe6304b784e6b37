"""A placeholder's memberships go to the colleague it stood for."""

from lenig.access.scope import every_row
from lenig.groups.actions.belonging import GuestInOpenGroup, let_in, let_out
from lenig.groups.models import Membership, Role
from lenig.people.models import Person


def hand_over_memberships(placeholder: Person, person: Person) -> None:
    """Let the colleague in where the placeholder was, with its role; a guest only where guests may be."""
    with every_row(because="the memberships of a placeholder that was claimed"):
        memberships = list(Membership.objects.filter(person=placeholder).select_related("group"))
    for membership in memberships:
        let_out(membership.group, placeholder)
        try:
            let_in(membership.group, person, role=Role(membership.role), since=membership.since)
        except GuestInOpenGroup:
            continue
