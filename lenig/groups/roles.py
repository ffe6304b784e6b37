"""What becomes of somebody's groups when they become a guest.

A guest reads in groups to which somebody let them in on purpose: by an invitation, or by
saying yes to their request. Open groups have no guests; and where somebody was a member only
because they worked here, nobody meant an outsider to read along. Nor does a guest look after a
group: where they stay, they are a member and nothing more.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.text import get_text_list
from django.utils.translation import gettext

from lenig.access.scope import every_row
from lenig.groups.actions.belonging import give_role, let_out
from lenig.groups.axes import Visibility
from lenig.groups.models import Answer, Group, Invitation, JoinRequest, Membership, Role
from lenig.people.models import Person
from lenig.people.role_changes import RoleChange, follows_from_role


class GroupsOfAGuest:
    def foretell(self, change: RoleChange) -> list[str]:
        if not change.makes_a_guest:
            return []
        with every_row(because="open groups, which everyone at work may know of"):
            open_ones = _groups_of(change.person).filter(visibility=Visibility.OPEN)
            names = list(open_ones.order_by("name").values_list("name", flat=True))
        # Of the others nothing is named: a secret group is none of an administrator's business.
        kept = gettext(
            "Stays a plain member of closed groups where somebody let them in by an invitation or "
            "a request, and leaves the others."
        )
        if not names:
            return [kept]
        words = {"groups": get_text_list(names, gettext("and"))}
        return [gettext("Leaves these open groups: %(groups)s.") % words, kept]

    def carry_out(self, change: RoleChange) -> None:
        if not change.makes_a_guest:
            return
        with every_row(because="a guest leaves what they were not let into on purpose"):
            leaving = list(_to_leave(change.person))
            _take_back(change.person)
        for group in leaving:
            let_out(group, change.person)
        _leave_no_role(change.person)


def _groups_of(person: Person) -> QuerySet[Group]:
    return Group.objects.filter(memberships__person=person)


def _to_leave(person: Person) -> QuerySet[Group]:
    yes = {"group": OuterRef("pk"), "person": person, "answer": Answer.YES}
    by_invitation = Exists(Invitation.objects.filter(**yes))
    by_request = Exists(JoinRequest.objects.filter(**yes))
    is_open = Q(visibility=Visibility.OPEN)
    return _groups_of(person).filter(is_open | ~(by_invitation | by_request))


def _leave_no_role(person: Person) -> None:
    with every_row(because="a guest looks after nothing, wherever they stay"):
        stays = Membership.objects.filter(person=person).exclude(role=Role.MEMBER)
        for membership in stays.select_related("group"):
            give_role(membership.group, membership, Role.MEMBER)


def _take_back(person: Person) -> None:
    """What still waits at the door of an open group leads nowhere for a guest."""
    for model in (Invitation, JoinRequest):
        waiting = model.objects.filter(person=person, answer=Answer.WAITING)
        waiting.filter(group__visibility=Visibility.OPEN).update(answer=Answer.TAKEN_BACK)


follows_from_role(GroupsOfAGuest(), order=10)
