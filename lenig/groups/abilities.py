"""What a viewer may do in a group that they already may know of, as named questions."""

from lenig.access.viewer import Viewer
from lenig.groups.models import Group, Joining, Membership, Role
from lenig.people.models import Role as AtWork


def may_found(viewer: Viewer) -> bool:
    """Whether the viewer may begin a group: everyone at work, no guest."""
    return viewer.is_at_work


def may_read_content(viewer: Viewer, group: Group) -> bool:
    """Whether what is shared there, and who is in it, is for this viewer."""
    return group.audience_id in viewer.audience_ids


def is_member(viewer: Viewer, group: Group) -> bool:
    """By membership: an elevation lets read, and no more."""
    return viewer.takes_part_in(group.own_audience_id)


def may_join(viewer: Viewer, group: Group) -> bool:
    """Whether one click makes them a member."""
    return _may_come_in(viewer, group) and group.joining == Joining.FREE


def may_ask(viewer: Viewer, group: Group) -> bool:
    """Whether they can ask to be let in."""
    return _may_come_in(viewer, group) and group.joining == Joining.REQUEST


def _may_come_in(viewer: Viewer, group: Group) -> bool:
    """Whoever finds the group by right: no guest, and nobody whom an elevation shows a secret one."""
    finds_it = viewer.takes_part_in(group.known_to_id)
    return finds_it and not group.is_read_only and not is_member(viewer, group)


def may_follow(viewer: Viewer, group: Group) -> bool:
    """Whether its posts can come to them: they read it by right, not by an elevation."""
    return viewer.takes_part_in(group.audience_id)


def may_invite(viewer: Viewer, group: Group) -> bool:
    """Who answers for the members; and every member where everybody can join anyway."""
    if group.is_read_only or not is_member(viewer, group):
        return False
    return may_moderate(viewer, group) or group.joining == Joining.FREE


def may_moderate(viewer: Viewer, group: Group) -> bool:
    """Answering requests, taking invitations back, removing members, moving posts."""
    return viewer.moderates(group.own_audience_id)


def may_own(viewer: Viewer, group: Group) -> bool:
    """Settings, roles, visibility, archive."""
    return viewer.owns(group.own_audience_id)


def may_remove(viewer: Viewer, membership: Membership) -> bool:
    """An owner removes anybody but themselves; a moderator removes members without a role."""
    group = membership.group
    if membership.person_id == viewer.me.pk or group.is_read_only:
        return False
    return may_own(viewer, group) or (
        may_moderate(viewer, group) and membership.role == Role.MEMBER
    )


def may_report_status(viewer: Viewer, group: Group) -> bool:
    return group.is_project and not group.is_read_only and may_moderate(viewer, group)


def may_volunteer(viewer: Viewer, group: Group, *, owners: int) -> bool:
    """Whether a member may take a group on that nobody owns any more."""
    return owners == 0 and is_member(viewer, group) and not viewer.me.is_guest


def may_find_ownerless_groups(viewer: Viewer) -> bool:
    return viewer.me.role in {AtWork.COMMUNITY_MANAGER, AtWork.ADMINISTRATOR}
