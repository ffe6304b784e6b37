"""What concerns somebody at the door of a group reaches them, and nobody else."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from lenig.access.scope import every_row
from lenig.activity.consequences import work_out_all
from lenig.activity.models import Activity
from lenig.groups.actions.asking import ask_to_join, let_asker_in, turn_asker_down
from lenig.groups.actions.inviting import (
    accept_invitation,
    decline_invitation,
    invite,
    take_back_invitation,
)
from lenig.groups.actions.joining import leave
from lenig.groups.actions.roles import ask_for_owner
from lenig.notifications.models import Notice
from lenig.notifications.reading import anything_waits
from lenig.people.models import Person
from tests.cast import Cast


def _told() -> set[tuple[str, str]]:
    """Who was told of what, once the worker has done its work, twice."""
    for _ in range(2):
        with every_row(because="a test does what the worker does"):
            for activity in Activity.objects.order_by("pk"):
                work_out_all(activity)
    rows = Notice.objects.values_list("sort", "person__given_name")
    return {(sort, name) for sort, name in rows if sort.startswith("group-")}


def _waiting(client: Client, person: Person) -> str:
    client.force_login(person)
    return client.get(reverse("notifications:waiting")).content.decode()


def test_an_invitation_reaches_who_is_invited(client: Client, cast: Cast) -> None:
    [invitation] = invite(cast.s, [cast.bram], viewer=cast.viewer("carla"))

    assert _told() == {("group-invitation", "Bram")}
    assert "Carla Jansen nodigt je uit voor Reorganisatie" in _waiting(client, cast.bram)
    take_back_invitation(invitation, viewer=cast.viewer("carla"))
    assert "Reorganisatie" not in _waiting(client, cast.bram)


@pytest.mark.parametrize("answered", [accept_invitation, decline_invitation, take_back_invitation])
def test_an_invitation_that_is_answered_waits_no_more(
    cast: Cast, answered: Callable[..., object]
) -> None:
    [invitation] = invite(cast.s, [cast.bram], viewer=cast.viewer("carla"))
    assert ("group-invitation", "Bram") in _told()
    assert anything_waits(cast.viewer("bram"))

    answered(invitation, viewer=cast.viewer("bram"))

    assert not anything_waits(cast.viewer("bram"))


def test_a_request_reaches_who_answers_it(client: Client, cast: Cast) -> None:
    request = ask_to_join(cast.c, viewer=cast.viewer("bram"))

    assert _told() == {("group-request", "Carla"), ("group-request", "Chidi")}
    assert "Bram van Dijk vraagt om mee te doen in Jeugdzorg" in _waiting(client, cast.carla)
    let_asker_in(request, viewer=cast.viewer("chidi"))
    assert "vraagt om mee te doen" not in _waiting(client, cast.carla)


def test_the_answer_reaches_who_asked_with_its_reason(client: Client, cast: Cast) -> None:
    request = ask_to_join(cast.c, viewer=cast.viewer("bram"))
    turn_asker_down(request, viewer=cast.viewer("carla"), reason="Dit gaat over kinderen.")

    assert ("group-request-answered", "Bram") in _told()
    assert "Dit gaat over kinderen." in _waiting(client, cast.bram)


def test_a_group_without_owner_asks_its_members(client: Client, cast: Cast) -> None:
    ask_for_owner(cast.g, viewer=cast.viewer("chidi"))

    assert _told() == {("group-needs-owner", "Carla")}  # and not the guest
    assert "Bouwpartners heeft geen eigenaar meer" in _waiting(client, cast.carla)


def test_who_left_reads_no_notice_of_the_group_any_more(client: Client, cast: Cast) -> None:
    assert cast.s
    ask_for_owner(cast.s, viewer=cast.viewer("beheer"))
    assert ("group-needs-owner", "Xander") in _told()
    assert "Reorganisatie" in _waiting(client, cast.xander)

    leave(cast.s, viewer=cast.viewer("xander"))

    assert "Reorganisatie" not in _waiting(client, cast.xander)
