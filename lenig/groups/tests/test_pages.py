"""What stands on the pages of a group, and for whom."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lenig.access.viewer import Viewer
from lenig.groups.actions.archiving import archive, restore_group
from lenig.groups.actions.asking import ask_to_join
from lenig.groups.actions.belonging import let_in, let_out
from lenig.groups.actions.describing import report_status, set_goal
from lenig.groups.actions.founding import found_group
from lenig.groups.actions.inviting import accept_invitation, invite, take_back_invitation
from lenig.groups.hot.group_list import PAGE_SIZE
from lenig.groups.models import Group, Invitation, JoinRequest, Light, Membership
from lenig.groups.models.invitation import INVITATION_LASTS
from lenig.groups.tests.conftest import Share
from lenig.people.actions.arriving import add_person
from lenig.stream.actions.looking_after import pin
from lenig.stream.models import Follow, Level
from tests.budget import Budget
from tests.cast import Cast

SUBPAGES = ["about", "members", "leaving", "invitations", "requests", "settings", "visibility"]


def let_out_again(cast: Cast, invitation: Invitation) -> None:
    accept_invitation(invitation, viewer=cast.viewer("bram"))
    let_out(cast.s, cast.bram)


def take_it_back(cast: Cast, invitation: Invitation) -> None:
    take_back_invitation(invitation, viewer=cast.viewer("carla"))


def let_it_expire(cast: Cast, invitation: Invitation) -> None:
    rows = Invitation.objects.every_row(because="a test lets time pass")
    rows.filter(pk=invitation.pk).update(sent_at=timezone.now() - INVITATION_LASTS)


def page(client: Client, name: str, *args: str, **query: Any) -> str:
    response = client.get(reverse(f"groups:{name}", args=args), query)
    assert response.status_code == 200, (name, response.status_code)
    return response.content.decode()


def test_a_member_reads_what_was_shared(client: Client, cast: Cast, share: Share) -> None:
    share(cast.anouk, "Planning voor de kade", cast.c)
    client.force_login(cast.dora)

    text = page(client, "group", cast.c.address)

    assert "Planning voor de kade" in text
    assert 'id="composer"' in text


def test_who_is_no_member_of_a_closed_group_sees_its_card_alone(
    client: Client, cast: Cast, share: Share
) -> None:
    share(cast.anouk, "Planning voor de kade", cast.c)
    client.force_login(cast.bram)

    text = page(client, "group", cast.c.address)

    assert "Jeugdzorg" in text
    assert cast.c.purpose in text
    assert cast.carla.name in text  # who owns it
    assert "Planning voor de kade" not in text
    assert cast.dora.name not in text


@pytest.mark.parametrize("name", SUBPAGES)
def test_every_page_opens_for_an_owner(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast.carla)

    assert page(client, name, cast.s.address)


@pytest.mark.parametrize("name", ["status", "goals", "archival", "move-from"])
def test_a_project_has_pages_of_its_own(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast.carla)

    assert page(client, name, cast.s.address)


def test_the_list_shows_what_one_may_know_of(client: Client, cast: Cast) -> None:
    assert cast.groups
    client.force_login(cast.bram)

    text = page(client, "groups")

    assert all(name in text for name in ("Wijkteams", "Jeugdzorg", "Bouwpartners"))
    assert "Reorganisatie" not in text


def test_the_list_says_which_groups_one_is_in(client: Client, cast: Cast) -> None:
    assert cast.groups
    client.force_login(cast.bram)  # who is in one of those that he sees

    text = page(client, "groups")

    [mine] = [card for card in text.split("<article ")[1:] if "Je doet mee" in card]
    assert "Wijkteams" in mine


def test_the_menu_of_a_phone_leads_to_ones_own_groups(client: Client, cast: Cast) -> None:
    assert cast.groups
    client.force_login(cast.anouk)

    menu = page(client, "groups").split('class="menu__phone"')[1].split("</div>")[0]

    assert f'href="{cast.c.get_absolute_url()}"' in menu


def test_a_guest_finds_only_their_own_groups(client: Client, cast: Cast) -> None:
    assert cast.groups
    client.force_login(cast.gast)

    text = page(client, "groups")

    assert "Bouwpartners" in text
    assert not any(name in text for name in ("Wijkteams", "Jeugdzorg", "Reorganisatie"))


def test_a_name_that_looks_like_another_is_asked_about_once(client: Client, cast: Cast) -> None:
    assert cast.c
    client.force_login(cast.bram)
    form = {"name": "Jeugd-zorg", "purpose": "Van alles", "kind": "team", "visibility": "open"}

    answer = client.post(reverse("groups:new"), form | {"joining": "free"})
    assert answer.status_code == 422
    assert cast.c.get_absolute_url() in answer.content.decode()
    client.post(reverse("groups:new"), form | {"joining": "free", "anyway": "on"})

    made = Group.objects.visible_to(cast.viewer("bram")).get(name="Jeugd-zorg")
    assert cast.viewer("bram").owns(made.own_audience_id)


def test_a_name_like_that_of_a_secret_group_is_just_a_name(client: Client, cast: Cast) -> None:
    assert cast.s
    client.force_login(cast.bram)

    answer = client.post(
        reverse("groups:new"),
        {
            "name": "Reorganisatie",
            "purpose": "Van alles",
            "kind": "team",
            "visibility": "open",
            "joining": "free",
        },
    )

    assert answer.status_code == 302


def test_a_second_owner_is_named_at_once(client: Client, cast: Cast) -> None:
    client.force_login(cast.bram)

    client.post(
        reverse("groups:new"),
        {
            "name": "Fietsplan",
            "purpose": "Van alles",
            "kind": "team",
            "visibility": "secret",
            "joining": "invitation",
            "second_owner": cast.carla.name,
        },
    )

    made = Group.objects.visible_to(cast.viewer("carla")).get(name="Fietsplan")
    assert cast.viewer("carla").owns(made.own_audience_id)


def test_the_first_visit_asks_how_one_wants_to_be_told(client: Client, cast: Cast) -> None:
    assert cast.o
    client.force_login(cast.dewi)
    client.post(reverse("groups:membership", args=[cast.o.address]))
    welcome = reverse("groups:welcome", args=[cast.o.address])
    assert welcome in page(client, "group", cast.o.address)

    client.post(welcome, {"level": "highlights"})

    assert welcome not in page(client, "group", cast.o.address)
    assert Follow.objects.get(person=cast.dewi, source=cast.o.source_id).level == Level.HIGHLIGHTS


@pytest.mark.parametrize(("name", "status"), [("esra", 404), ("anouk", 302)])
def test_only_who_reads_a_closed_group_can_follow_it(
    client: Client, cast: Cast, name: str, status: int
) -> None:
    assert cast.c
    Follow.objects.filter(source=cast.c.source_id).delete()
    client.force_login(getattr(cast, name))

    answer = client.post(reverse("stream:follow", args=[cast.c.handle]), {"level": "all"})

    assert answer.status_code == status
    follows = Follow.objects.filter(source=cast.c.source_id)
    assert follows.exists() == (status == 302)


def test_asking_and_answering_by_the_pages(client: Client, cast: Cast) -> None:
    client.force_login(cast.bram)
    client.post(reverse("groups:joining", args=[cast.c.address]), {"words": "Mag ik erbij?"})
    [asked] = JoinRequest.objects.visible_to(cast.viewer("bram"))
    client.force_login(cast.carla)
    assert "Mag ik erbij?" in page(client, "requests", cast.c.address)
    answer = reverse("groups:answer", args=[cast.c.address, asked.handle])

    without_reason = client.post(answer, {"answer": "no", "reason": ""})
    assert without_reason.status_code == 422
    client.post(answer, {"answer": "yes"})

    assert cast.viewer("bram").takes_part_in(cast.c.own_audience_id)


def test_inviting_and_accepting_by_the_pages(client: Client, cast: Cast) -> None:
    client.force_login(cast.carla)
    invitations = reverse("groups:invitations", args=[cast.s.address])
    assert cast.bram.handle in client.get(invitations, {"q": "bram"}).content.decode()
    client.post(invitations, {"person": [cast.bram.handle], "words": "Kom erbij"})
    [invitation] = Invitation.objects.visible_to(cast.viewer("bram"))
    client.force_login(cast.bram)
    assert "Kom erbij" in page(client, "invitation", invitation.handle)

    client.post(reverse("groups:invitation", args=[invitation.handle]), {"answer": "yes"})

    assert cast.viewer("bram").takes_part_in(cast.s.own_audience_id)


@pytest.mark.parametrize("end", [let_out_again, take_it_back, let_it_expire])
def test_an_invitation_that_is_over_says_nothing_of_a_secret_group(
    client: Client, cast: Cast, end: Callable[[Cast, Invitation], None]
) -> None:
    [invitation] = invite(cast.s, [cast.bram], viewer=cast.viewer("carla"), words="Kom erbij")
    client.force_login(cast.bram)
    told = (cast.s.name, cast.s.purpose, "Kom erbij", cast.carla.name)
    assert all(words in page(client, "invitation", invitation.handle) for words in told)

    end(cast, invitation)

    text = page(client, "invitation", invitation.handle)
    assert "geldt niet meer" in text
    assert not [words for words in told if words in text]


def test_an_invitation_that_is_over_leads_to_the_group_for_who_may_know_of_it(
    client: Client, cast: Cast
) -> None:
    [invitation] = invite(cast.c, [cast.bram], viewer=cast.viewer("carla"))
    take_it_back(cast, invitation)
    client.force_login(cast.bram)

    answer = client.get(reverse("groups:invitation", args=[invitation.handle]))

    assert answer.headers["Location"] == cast.c.get_absolute_url()


def test_nobody_comes_into_an_archived_group(client: Client, cast: Cast) -> None:
    [invitation] = invite(cast.c, [cast.bram], viewer=cast.viewer("carla"))
    asked = ask_to_join(cast.c, viewer=cast.viewer("esra"))
    archive(cast.c, viewer=cast.viewer("carla"))
    doors = {
        cast.bram: reverse("groups:invitation", args=[invitation.handle]),
        cast.carla: reverse("groups:answer", args=[cast.c.address, asked.handle]),
    }

    for person, door in doors.items():
        client.force_login(person)
        text = client.post(door, {"answer": "yes"}, follow=True).content.decode()
        assert "Niemand kan nu bij deze groep" in text
        assert 'value="yes"' not in text
    for name in ("bram", "esra"):
        assert not cast.viewer(name).takes_part_in(cast.c.own_audience_id)

    restore_group(cast.c, viewer=cast.viewer("carla"))
    for person, door in doors.items():
        client.force_login(person)
        client.post(door, {"answer": "yes"})
    for name in ("bram", "esra"):
        assert cast.viewer(name).takes_part_in(cast.c.own_audience_id)


def test_inviting_a_guest_to_an_open_group_offers_to_close_it(client: Client, cast: Cast) -> None:
    client.force_login(cast.redactie)
    invitations = reverse("groups:invitations", args=[cast.o.address])

    answer = client.post(invitations, {"person": [cast.gast.handle], "q": cast.gast.email})

    assert answer.status_code == 422
    assert "?to=closed" in answer.content.decode()
    assert not Invitation.objects.visible_to(cast.viewer("redactie")).exists()


def test_a_change_of_visibility_is_said_in_numbers_first(
    client: Client, cast: Cast, share: Share
) -> None:
    for n in range(3):
        share(cast.anouk, f"Bericht {n}", cast.o)
    assert cast.people
    client.force_login(cast.redactie)

    text = page(client, "visibility", cast.o.address, to="closed")
    assert "3 berichten" in text
    assert "2 collega’s" in text  # of ten at work, eight are in it
    client.post(reverse("groups:visibility", args=[cast.o.address]), {"to": "closed"})

    assert not Group.objects.readable_by(cast.viewer("dewi")).filter(pk=cast.o.pk).exists()


def test_the_last_owner_reads_why_leaving_must_wait(client: Client, cast: Cast) -> None:
    client.force_login(cast.carla)

    answer = client.post(reverse("groups:leaving", args=[cast.s.address]))

    assert answer.status_code == 422
    assert cast.viewer("carla").takes_part_in(cast.s.own_audience_id)


def test_a_moderator_removes_members_and_no_owners(client: Client, cast: Cast) -> None:
    client.force_login(cast.chidi)

    for person in (cast.dewi, cast.carla):
        client.post(reverse("groups:removal", args=[cast.s.address, person.handle]))

    members = Membership.objects.visible_to(cast.viewer("chidi")).in_group(cast.s)
    names = set(members.values_list("person__given_name", flat=True))
    assert "Dewi" not in names
    assert "Carla" in names


def test_nothing_can_be_shared_in_an_archived_group(client: Client, cast: Cast) -> None:
    archive(cast.c, viewer=cast.viewer("carla"))
    client.force_login(cast.anouk)

    text = page(client, "group", cast.c.address)

    assert 'id="composer"' not in text


def test_pinned_posts_stand_on_top(client: Client, cast: Cast, share: Share) -> None:
    post = share(cast.chidi, "De afspraak", cast.c)
    pin(post, viewer=cast.viewer("chidi"))
    client.force_login(cast.anouk)

    text = page(client, "group", cast.c.address)

    assert 'class="pinned__post"' in text


def test_the_dot_of_a_group_goes_out_by_visiting(client: Client, cast: Cast, share: Share) -> None:
    share(cast.anouk, "Nieuws", cast.c)
    client.force_login(cast.dora)
    assert "rail__dot" in page(client, "groups")

    page(client, "group", cast.c.address)

    assert "rail__dot" not in page(client, "groups")


def test_a_group_without_owner_is_found_by_the_community_manager(
    client: Client, cast: Cast
) -> None:
    assert cast.s.pk
    assert cast.c.pk
    cast.carla.is_active = False
    cast.carla.save()
    client.force_login(cast.beheer)

    text = page(client, "ownerless")

    assert "Jeugdzorg" in text
    assert "Reorganisatie" not in text
    client.post(reverse("groups:ownerless"), {"group": cast.s.handle})
    client.force_login(cast.dewi)
    client.post(reverse("groups:ownership", args=[cast.s.address]))
    assert cast.viewer("dewi").owns(cast.s.own_audience_id)


def test_a_profile_shows_groups_that_the_viewer_may_read_about(client: Client, cast: Cast) -> None:
    assert cast.groups
    client.force_login(cast.bram)

    text = page(client, "of-person", cast.anouk.handle)

    assert "Wijkteams" in text
    assert "Reorganisatie" not in text
    assert "Jeugdzorg" not in text


def _fill(cast: Cast, share: Share, number: int) -> None:
    """That many posts, members, requests, invitations and groups."""
    for n in range(number):
        share(cast.carla, f"Bericht {n} #onderwerp{n}", cast.c)
        found_group(viewer=cast.viewer("carla"), name=f"Groep {n}", purpose="Van alles")
        one, two, three = (add_person(given_name=f"P{n}", surname=name) for name in "abc")
        let_in(cast.c, one)
        invite(cast.c, [two], viewer=cast.viewer("carla"))
        ask_to_join(cast.c, viewer=Viewer.of(three), words="Mag ik?")


@pytest.mark.parametrize("number", [1, 20])
@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("groups", 6),
        ("group", 10),
        ("members", 11),
        ("invitations", 12),
        ("requests", 12),
        ("move-from", 12),
    ],
)
def test_a_page_costs_the_same_however_full_it_is(
    client: Client, cast: Cast, share: Share, budget: Budget, number: int, name: str, queries: int
) -> None:
    _fill(cast, share, number)
    client.force_login(cast.carla)
    args = [] if name == "groups" else [cast.c.address]
    page(client, name, *args)

    with budget(queries=queries):
        text = page(client, name, *args)

    assert len(re.findall(MARKS[name], text)) >= min(number, PAGE_SIZE)


#: What stands once for each thing on a page.
MARKS = {
    "groups": r'class="card group-card"',
    "group": r"data-post=",
    "members": r'class="line__name" href="/people/',
    "invitations": r">Uitgenodigd door ",
    "requests": r">Mag ik\?<",
    "move-from": r'name="post"',
}


@pytest.mark.parametrize("number", [1, 20])
def test_what_a_project_says_of_itself_costs_the_same(
    client: Client, cast: Cast, budget: Budget, number: int
) -> None:
    for n in range(number):
        set_goal(cast.s, text=f"Doel {n}", due=None, progress=n)
        report_status(cast.s, viewer=cast.viewer("carla"), light=Light.STUCK, sentence=f"Dag {n}")
    client.force_login(cast.carla)
    page(client, "about", cast.s.address)

    with budget(queries=12):
        text = page(client, "about", cast.s.address)

    assert text.count("Zit vast") == number


@pytest.mark.parametrize("number", [1, 20])
def test_the_groups_on_a_profile_cost_the_same(
    client: Client, cast: Cast, budget: Budget, number: int
) -> None:
    for n in range(number):
        found_group(viewer=cast.viewer("carla"), name=f"Groep {n}", purpose="Van alles")
    client.force_login(cast.bram)
    page(client, "of-person", cast.carla.handle)

    with budget(queries=18):
        text = page(client, "of-person", cast.carla.handle)

    assert text.count("Groep ") >= number


@pytest.mark.parametrize("number", [1, 20])
def test_the_list_of_groups_without_owner_costs_the_same(
    client: Client, cast: Cast, budget: Budget, number: int
) -> None:
    for n in range(number):
        found_group(viewer=cast.viewer("carla"), name=f"Groep {n}", purpose="Van alles")
    cast.carla.is_active = False
    cast.carla.save()
    client.force_login(cast.chidi)
    page(client, "ownerless")

    with budget(queries=6):
        text = page(client, "ownerless")

    assert text.count('name="group"') == number


def test_older_groups_come_on_the_next_page(client: Client, cast: Cast) -> None:
    for n in range(PAGE_SIZE + 3):
        found_group(viewer=cast.viewer("carla"), name=f"Groep {n:02}", purpose="Van alles")
    client.force_login(cast.bram)

    first = page(client, "groups")
    [after] = re.findall(r"after=([^\"&]+)", first)[:1]
    second = page(client, "groups", after=after)

    names = [re.findall(r"Groep \d\d", text) for text in (first, second)]
    assert len(set(names[0])) == PAGE_SIZE
    assert set(names[0]) | set(names[1]) == {f"Groep {n:02}" for n in range(PAGE_SIZE + 3)}
    assert not set(names[0]) & set(names[1])


def current_lines(text: str) -> list[str]:
    """The words of what the main menu says is the page."""
    rail = text.split('<nav class="frame__rail')[1].split("</nav>", maxsplit=1)[0]
    lines = re.findall(r'<a class="rail__link"[^>]*aria-current[^>]*>.*?</a>', rail)
    return [re.sub(r"<[^>]+>", " ", line).strip() for line in lines]


def test_the_menu_marks_one_line_as_where_the_reader_is(client: Client, cast: Cast) -> None:
    client.force_login(cast.anouk)

    inside = [page(client, name, cast.c.address) for name in ("group", "members")]

    for text in inside:
        [line] = current_lines(text)
        assert "Jeugdzorg" in line
    assert current_lines(page(client, "groups")) == ["Groepen"]
    client.force_login(cast.bram)  # who is not in it, and has no line for it
    assert current_lines(page(client, "group", cast.c.address)) == ["Groepen"]
