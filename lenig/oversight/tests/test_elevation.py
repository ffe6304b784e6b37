"""An administrator reads along with a reason and an end, and never silently."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lenig.access.models import EVERYONE, AuditEntry
from lenig.access.viewer import Viewer
from lenig.activity.consequences import work_out_all
from lenig.activity.models import Activity
from lenig.groups.actions.describing import describe
from lenig.groups.models import Group, Joining
from lenig.notifications.models import Notice
from lenig.oversight.middleware import READ
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.models import Follow, Post
from tests.budget import Budget
from tests.cast import Cast

REASON = "Carla is ziek en er is een klacht binnen."


def _open(client: Client, group: Group, reason: str = REASON) -> int:
    address = f"http://localhost{group.get_absolute_url()}"
    answer = client.post(reverse("oversight:elevations"), {"address": address, "reason": reason})
    return answer.status_code


def _secret_post(cast: Cast) -> Post:
    new = NewPost(kind="update", content="Alleen voor ons", place=cast.s.source)
    return publish(new, viewer=cast.viewer("anouk"))


def _reads(cast: Cast, name: str, post: Post) -> bool:
    return Post.objects.visible_to(cast.viewer(name)).filter(pk=post.pk).exists()


def test_an_administrator_reads_nothing_without_asking(client: Client, cast: Cast) -> None:
    post = _secret_post(cast)
    client.force_login(cast.beheer)
    assert client.get(post.get_absolute_url()).status_code == 404

    assert _open(client, cast.s) == 302

    assert client.get(post.get_absolute_url()).status_code == 200
    assert client.get(cast.s.get_absolute_url()).status_code == 200


def test_the_right_ends_after_an_hour(client: Client, cast: Cast) -> None:
    post = _secret_post(cast)
    client.force_login(cast.beheer)
    _open(client, cast.s)
    assert _reads(cast, "beheer", post)

    with time_machine.travel(timezone.now() + timedelta(minutes=61), tick=False):
        assert not _reads(cast, "beheer", post)


def test_the_right_can_be_given_back(client: Client, cast: Cast) -> None:
    post = _secret_post(cast)
    client.force_login(cast.beheer)
    _open(client, cast.s)
    elevation = cast.beheer.elevations.every_row(because="a test looks").get()

    client.post(reverse("oversight:ending", args=[elevation.handle]))

    assert not _reads(cast, "beheer", post)


def test_it_lets_read_and_no_more(client: Client, cast: Cast) -> None:
    assert cast.s
    client.force_login(cast.beheer)
    _open(client, cast.s)

    viewer = cast.viewer("beheer")

    assert cast.s.own_audience_id in viewer.audience_ids
    assert not viewer.takes_part_in(cast.s.own_audience_id)
    assert not viewer.owns(cast.s.own_audience_id)


def test_it_makes_nobody_a_member_or_a_follower(client: Client, cast: Cast) -> None:
    """What begins under an elevation would outlive it: a membership has no end."""
    describe(cast.s, viewer=cast.viewer("carla"), joining=Joining.FREE)
    client.force_login(cast.beheer)
    _open(client, cast.s)
    handle = cast.s.handle
    assert "groups:membership" not in _offered(client, cast.s)
    assert "groups:level" not in _offered(client, cast.s)

    tried = (
        client.post(reverse("groups:membership", args=[handle])),
        client.post(reverse("groups:level", args=[handle]), {"level": "all"}),
        client.post(reverse("stream:follow", args=[handle]), {"level": "all"}),
    )

    assert [each.status_code for each in tried] == [404, 404, 404]
    assert not cast.viewer("beheer").takes_part_in(cast.s.own_audience_id)
    assert not Follow.objects.filter(person=cast.beheer).exists()


def test_a_member_is_offered_what_an_elevation_does_not_give(client: Client, cast: Cast) -> None:
    client.force_login(cast.dewi)
    assert "groups:level" in _offered(client, cast.s)

    client.post(reverse("groups:level", args=[cast.s.handle]), {"level": "highlights"})

    follow = Follow.objects.get(person=cast.dewi, source=cast.s.source_id)
    assert follow.level == "highlights"


def _offered(client: Client, group: Group) -> set[str]:
    """Which of the doors of a group its page offers."""
    page = client.get(group.get_absolute_url()).content.decode()
    doors = ("groups:membership", "groups:level", "groups:joining")
    return {door for door in doors if reverse(door, args=[group.address]) in page}


@pytest.mark.parametrize("name", ["bram", "chidi", "redactie", "gast"])
def test_only_administrators_can_ask(client: Client, cast: Cast, name: str) -> None:
    assert cast.s
    client.force_login(getattr(cast, name))

    assert client.get(reverse("oversight:elevations")).status_code == 404
    assert _open(client, cast.s) == 404
    assert not AuditEntry.objects.filter(action="elevate").exists()


@pytest.mark.parametrize("reason", ["", "   ", "klacht"])
def test_it_needs_a_reason_that_says_something(client: Client, cast: Cast, reason: str) -> None:
    client.force_login(cast.beheer)

    assert _open(client, cast.s, reason) == 422
    assert cast.viewer("beheer").audience_ids == {EVERYONE}


def test_an_address_that_leads_nowhere_is_said_to(client: Client, cast: Cast) -> None:
    client.force_login(cast.beheer)

    answer = client.post(
        reverse("oversight:elevations"), {"address": f"/groups/{'0' * 20}/", "reason": REASON}
    )

    assert answer.status_code == 422


def test_the_owners_are_told_with_the_reason(client: Client, cast: Cast) -> None:
    assert cast.s
    client.force_login(cast.beheer)
    _open(client, cast.s)

    for activity in Activity.objects.every_row(because="what the worker does"):
        work_out_all(activity)

    assert set(Notice.objects.filter(sort="elevation").values_list("person", flat=True)) == {
        cast.carla.pk
    }
    client.force_login(cast.carla)
    assert REASON in client.get(reverse("notifications:waiting")).content.decode()
    about = client.get(reverse("groups:about", args=[cast.s.address])).content.decode()
    assert REASON in about


def test_each_page_is_written_down_without_names(client: Client, cast: Cast) -> None:
    post = _secret_post(cast)
    client.force_login(cast.beheer)
    client.get("/groups/")
    assert not AuditEntry.objects.filter(action=READ).exists()
    _open(client, cast.s)

    client.get(post.get_absolute_url())
    client.get("/groups/")

    lines = AuditEntry.objects.filter(action=READ, audience=cast.s.own_audience_id)
    assert set(lines.values_list("subject", flat=True)) == {
        f"stream:post {post.handle}",
        "groups:groups",
    }
    assert not any("reorganisatie" in line.subject for line in lines)


def test_another_administrator_sees_who_and_why_but_not_where(client: Client, cast: Cast) -> None:
    assert cast.s
    client.force_login(cast.beheer)
    _open(client, cast.s)
    assert "Reorganisatie" in client.get(reverse("oversight:elevations")).content.decode()
    cast.bram.role = cast.beheer.role
    cast.bram.save()
    client.force_login(cast.bram)

    text = client.get(reverse("oversight:elevations")).content.decode()

    assert REASON in text
    assert "Reorganisatie" not in text


def test_a_deactivated_administrator_reads_no_longer(client: Client, cast: Cast) -> None:
    client.force_login(cast.beheer)
    _open(client, cast.s)
    cast.beheer.is_active = False
    cast.beheer.save()

    assert not Viewer.of(cast.beheer).audience_ids


@pytest.mark.parametrize("number", [1, 20])
def test_the_page_costs_the_same_however_often_it_happened(
    client: Client, cast: Cast, budget: Budget, number: int
) -> None:
    client.force_login(cast.beheer)
    for _ in range(number):
        _open(client, cast.s)
    elevations = reverse("oversight:elevations")
    client.get(elevations)

    with budget(queries=11):
        client.get(elevations)


def test_nobody_without_the_right_ends_it(client: Client, cast: Cast) -> None:
    client.force_login(cast.beheer)
    _open(client, cast.s)
    elevation = cast.beheer.elevations.every_row(because="a test looks").get()
    client.force_login(cast.carla)

    answer = client.post(reverse("oversight:ending", args=[elevation.handle]))

    assert answer.status_code == 404
    assert cast.s.own_audience_id in cast.viewer("beheer").audience_ids
