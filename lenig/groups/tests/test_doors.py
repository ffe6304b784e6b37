"""Invitations and requests: who answers, once, and what it opens."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from lenig.groups.actions.asking import (
    ask_to_join,
    let_asker_in,
    turn_asker_down,
    withdraw_request,
)
from lenig.groups.actions.belonging import GuestInOpenGroup
from lenig.groups.actions.inviting import (
    NoLongerValid,
    accept_invitation,
    decline_invitation,
    invite,
    take_back_invitation,
)
from lenig.groups.actions.joining import join
from lenig.groups.models import Answer, Group, Invitation, JoinRequest
from tests.cast import Cast


@pytest.fixture
def invitation(cast: Cast) -> Invitation:
    """Bram is invited to the secret group."""
    [invitation] = invite(cast.s, [cast.bram], viewer=cast.viewer("carla"), words="Kom erbij")
    return invitation


def _is_in(cast: Cast, name: str, group: Group) -> bool:
    return cast.viewer(name).takes_part_in(group.own_audience_id)


def test_an_invitation_opens_the_door_once(cast: Cast, invitation: Invitation) -> None:
    accept_invitation(invitation, viewer=cast.viewer("bram"))

    assert _is_in(cast, "bram", cast.s)
    with pytest.raises(NoLongerValid):
        accept_invitation(invitation, viewer=cast.viewer("bram"))


def test_only_who_is_invited_can_accept(cast: Cast, invitation: Invitation) -> None:
    with pytest.raises(NoLongerValid):
        accept_invitation(invitation, viewer=cast.viewer("esra"))

    assert not _is_in(cast, "esra", cast.s)


def test_an_invitation_is_too_old_after_thirty_days(cast: Cast, invitation: Invitation) -> None:
    with (
        time_machine.travel(timezone.now() + timedelta(days=30), tick=False),
        pytest.raises(NoLongerValid),
    ):
        accept_invitation(invitation, viewer=cast.viewer("bram"))

    accept_invitation(invitation, viewer=cast.viewer("bram"))


def test_an_old_invitation_makes_room_for_a_new_one(cast: Cast, invitation: Invitation) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        [again] = invite(cast.s, [cast.bram], viewer=cast.viewer("carla"))
        accept_invitation(again, viewer=cast.viewer("bram"))

    assert again != invitation


def test_an_invitation_that_was_taken_back_opens_nothing(
    cast: Cast, invitation: Invitation
) -> None:
    take_back_invitation(invitation, viewer=cast.viewer("carla"))

    with pytest.raises(NoLongerValid):
        accept_invitation(invitation, viewer=cast.viewer("bram"))


def test_who_says_no_stays_out(cast: Cast, invitation: Invitation) -> None:
    decline_invitation(invitation, viewer=cast.viewer("bram"))

    with pytest.raises(NoLongerValid):
        accept_invitation(invitation, viewer=cast.viewer("bram"))


def test_inviting_twice_gives_one_invitation(cast: Cast, invitation: Invitation) -> None:
    assert invite(cast.s, [cast.bram, cast.dewi], viewer=cast.viewer("carla")) == [invitation]


def test_a_guest_can_be_invited_to_a_closed_group_only(cast: Cast) -> None:
    with pytest.raises(GuestInOpenGroup):
        invite(cast.o, [cast.gast], viewer=cast.viewer("redactie"))

    [invitation] = invite(cast.c, [cast.gast], viewer=cast.viewer("carla"))
    accept_invitation(invitation, viewer=cast.viewer("gast"))

    assert _is_in(cast, "gast", cast.c)


def test_who_comes_in_another_way_leaves_no_invitation_behind(cast: Cast) -> None:
    [invitation] = invite(cast.o, [cast.dewi], viewer=cast.viewer("redactie"))

    join(cast.o, viewer=cast.viewer("dewi"))

    assert not Invitation.objects.visible_to(cast.viewer("dewi")).waiting().exists()
    assert invitation.pk


def test_a_request_is_answered_once(cast: Cast) -> None:
    request = ask_to_join(cast.c, viewer=cast.viewer("bram"), words="Ik werk aan de rekening")
    turn_asker_down(request, viewer=cast.viewer("carla"), reason="Dit gaat over kinderen.")

    let_asker_in(request, viewer=cast.viewer("chidi"))

    assert not _is_in(cast, "bram", cast.c)
    assert _mine(cast).answer == Answer.NO
    assert _mine(cast).reason == "Dit gaat over kinderen."


def test_who_is_let_in_is_a_member(cast: Cast) -> None:
    request = ask_to_join(cast.c, viewer=cast.viewer("bram"))
    assert ask_to_join(cast.c, viewer=cast.viewer("bram")) == request

    let_asker_in(request, viewer=cast.viewer("chidi"))

    assert _is_in(cast, "bram", cast.c)


def test_a_request_that_was_withdrawn_cannot_be_granted(cast: Cast) -> None:
    request = ask_to_join(cast.c, viewer=cast.viewer("bram"))
    withdraw_request(request, viewer=cast.viewer("bram"))

    let_asker_in(request, viewer=cast.viewer("chidi"))

    assert not _is_in(cast, "bram", cast.c)


def test_a_request_is_seen_by_who_asks_and_by_the_members(cast: Cast) -> None:
    ask_to_join(cast.c, viewer=cast.viewer("bram"))

    assert JoinRequest.objects.visible_to(cast.viewer("carla")).exists()
    assert JoinRequest.objects.visible_to(cast.viewer("bram")).exists()
    assert not JoinRequest.objects.visible_to(cast.viewer("esra")).exists()


def _mine(cast: Cast) -> JoinRequest:
    mine: JoinRequest = JoinRequest.objects.visible_to(cast.viewer("bram")).get()
    return mine
