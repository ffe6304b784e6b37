"""Who looks after a group: roles, removing somebody, taking a group on."""

from django.db import transaction

from lenig.access.auditing import audit
from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.groups.actions.belonging import give_role, let_out
from lenig.groups.actions.joining import keep_an_owner
from lenig.groups.models import Group, Membership, Role


@transaction.atomic
def set_role(membership: Membership, role: Role, *, viewer: Viewer) -> None:
    """Leave this member with exactly this role. Safe to repeat.

    Raises LastOwner when the only owner would become something else.
    """
    group = Group.objects.locked(membership.group)
    if membership.role == role:
        return
    if membership.role == Role.OWNER:
        keep_an_owner(group, without=membership.person)
    give_role(group, membership, role)
    audit(
        viewer.me,
        f"role {role}",
        f"group {group.handle}",
        audience_id=group.own_audience_id,
    )
    record(viewer.me, Verb.UPDATE, group)


@transaction.atomic
def remove_member(membership: Membership, *, viewer: Viewer) -> None:
    """End somebody else's membership. Safe to repeat."""
    group = Group.objects.locked(membership.group)
    keep_an_owner(group, without=membership.person)
    if let_out(group, membership.person):
        audit(
            viewer.me, "remove member", f"group {group.handle}", audience_id=group.own_audience_id
        )
        record(viewer.me, Verb.REMOVE, group)


@transaction.atomic
def volunteer(group: Group, *, viewer: Viewer) -> None:
    """Make the viewer, who is a member, the owner of a group that nobody owns. Safe to repeat."""
    group = Group.objects.locked(group)
    with every_row(because="a member takes on a group that nobody owns"):
        rows = Membership.objects.in_group(group)
        if rows.owners().present().exists():
            return
        membership = rows.get(person=viewer.me)
    give_role(group, membership, Role.OWNER)
    audit(viewer.me, "take on", f"group {group.handle}", audience_id=group.own_audience_id)
    record(viewer.me, Verb.ACCEPT, group)


@transaction.atomic
def ask_for_owner(group: Group, *, viewer: Viewer) -> None:
    """Ask the members of a group that nobody owns who wants to look after it."""
    audit(viewer.me, "ask for owner", f"group {group.handle}", audience_id=group.own_audience_id)
    record(viewer.me, Verb.FLAG, group)
