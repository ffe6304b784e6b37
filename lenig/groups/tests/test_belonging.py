"""Coming in and going out: the membership, the right to read and the follow stay together."""

import pytest

from lenig.access.models import AudienceMembership
from lenig.access.scope import every_row
from lenig.groups.actions.belonging import GuestInOpenGroup, let_in
from lenig.groups.actions.joining import LastOwner, join, leave
from lenig.groups.actions.roles import remove_member, set_role, volunteer
from lenig.groups.models import Group, Membership, Role
from lenig.groups.tests.conftest import Share, reads
from lenig.people.models import Person
from lenig.stream.models import Follow, Level
from tests.cast import Cast


def _membership(group: Group, person: Person) -> Membership:
    with every_row(because="a test looks behind the scenes"):
        return Membership.objects.select_related("group", "person").get(group=group, person=person)


def _is_in_step(group: Group, person: Person) -> bool:
    """Whether the three rows are all there, or none of them."""
    with every_row(because="a test looks behind the scenes"):
        there = {
            Membership.objects.filter(group=group, person=person).exists(),
            AudienceMembership.objects.filter(
                audience=group.own_audience_id, person=person
            ).exists(),
            Follow.objects.filter(source=group.source_id, person=person).exists(),
        }
    return len(there) == 1


def test_who_joins_reads_and_follows_at_the_chosen_level(cast: Cast, share: Share) -> None:
    post = share(cast.anouk, "Alleen voor ons", cast.c)

    join(cast.c, viewer=cast.viewer("bram"), level=Level.HIGHLIGHTS)

    assert reads(cast.bram, post)
    assert Follow.objects.get(person=cast.bram, source=cast.c.source_id).level == Level.HIGHLIGHTS
    assert _is_in_step(cast.c, cast.bram)


def test_joining_twice_changes_nothing(cast: Cast) -> None:
    join(cast.o, viewer=cast.viewer("dewi"), level=Level.MUTED)

    join(cast.o, viewer=cast.viewer("dewi"), level=Level.ALL)

    assert Follow.objects.get(person=cast.dewi, source=cast.o.source_id).level == Level.MUTED


def test_who_leaves_keeps_what_they_wrote_and_loses_every_sight(cast: Cast, share: Share) -> None:
    mine = share(cast.xander, "Van mij", cast.s)

    leave(cast.s, viewer=cast.viewer("xander"))

    assert not reads(cast.xander, mine)
    assert reads(cast.dewi, mine)
    assert _is_in_step(cast.s, cast.xander)


def test_the_last_owner_cannot_leave_before_there_is_another(cast: Cast) -> None:
    with pytest.raises(LastOwner):
        leave(cast.s, viewer=cast.viewer("carla"))

    set_role(_membership(cast.s, cast.dewi), Role.OWNER, viewer=cast.viewer("carla"))
    leave(cast.s, viewer=cast.viewer("carla"))

    assert cast.viewer("dewi").owns(cast.s.own_audience_id)
    assert not cast.viewer("carla").takes_part_in(cast.s.own_audience_id)


def test_the_last_owner_cannot_become_a_member(cast: Cast) -> None:
    with pytest.raises(LastOwner):
        set_role(_membership(cast.c, cast.carla), Role.MEMBER, viewer=cast.viewer("carla"))


def test_a_role_reaches_the_right_at_once(cast: Cast) -> None:
    set_role(_membership(cast.c, cast.anouk), Role.MODERATOR, viewer=cast.viewer("carla"))

    assert cast.viewer("anouk").moderates(cast.c.own_audience_id)


def test_who_is_removed_loses_every_sight(cast: Cast, share: Share) -> None:
    post = share(cast.anouk, "Plan", cast.s)

    remove_member(_membership(cast.s, cast.xander), viewer=cast.viewer("carla"))

    assert not reads(cast.xander, post)
    assert _is_in_step(cast.s, cast.xander)


def test_a_guest_cannot_be_let_into_an_open_group(cast: Cast) -> None:
    with pytest.raises(GuestInOpenGroup):
        let_in(cast.o, cast.gast)

    assert let_in(cast.c, cast.gast)


def test_a_member_takes_on_a_group_whose_owner_is_gone(cast: Cast) -> None:
    volunteer(cast.s, viewer=cast.viewer("dewi"))
    assert not cast.viewer("dewi").owns(cast.s.own_audience_id)

    cast.carla.is_active = False
    cast.carla.save()
    volunteer(cast.s, viewer=cast.viewer("dewi"))

    assert cast.viewer("dewi").owns(cast.s.own_audience_id)
