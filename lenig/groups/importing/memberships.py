"""Who belonged to a group elsewhere belongs to it here."""

from collections.abc import Sequence

from django.utils import timezone

from lenig.contracts.importing import Intake
from lenig.contracts.records import Record, Trouble, references
from lenig.groups.actions.belonging import GuestInOpenGroup, let_in
from lenig.groups.models import Group, Role
from lenig.people.models import Person

ROLES = {role.value: role for role in Role}


def write_memberships(records: Sequence[Record], intake: Intake) -> None:
    """Memberships that are new in the source; who is a member here already keeps their role."""
    groups = intake.find("group", references(records, "group"))
    people = intake.find("person", references(records, "person"))
    for record in records:
        try:
            _take_in(record, groups, people, intake)
        except Trouble as trouble:
            intake.skip(record, str(trouble))
        except GuestInOpenGroup:
            intake.skip(record, "a guest cannot belong to an open group")


def _take_in(
    record: Record, groups: dict[str, Group], people: dict[str, Person], intake: Intake
) -> None:
    group, person = record.needed("group"), record.needed("person")
    if group not in groups:
        raise Trouble(f"the group “{group}” is not there")
    if person not in people:
        raise Trouble(f"the person “{person}” is not there")
    is_new = let_in(
        groups[group],
        people[person],
        role=record.choice("role", ROLES, default=Role.MEMBER),
        since=record.moment("since") or timezone.now(),
    )
    if is_new:
        intake.created(record)
    else:
        intake.unchanged(record)
