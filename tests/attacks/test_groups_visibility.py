"""Surface G: who may know of a group, read it, and come in."""

import pytest
from django.test import Client
from django.urls import reverse

from lenig.access.models import AuditEntry
from lenig.access.scope import every_row
from lenig.activity.consequences import work_out_all
from lenig.activity.models import Activity
from lenig.groups.actions.inviting import accept_invitation, invite
from lenig.groups.models import Group, Membership, Role
from lenig.notifications.models import Notice
from lenig.people.models import Person
from lenig.stream.actions.keeping import keep_draft
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.models import Post, Topic
from lenig.toolkit.handles import new_handle
from tests.attacks.routes import addresses, routes_of_a_group
from tests.attacks.world import World, canaries_in, same, seen_by

#: Where somebody looks around without an address: what may show up there is found there.
LOOKING_AROUND = ["/", "/?tab=new", "/?tab=organisation", "/groups/", "/groups/?q=cana", "/people/"]


def _everything_is_worked_out() -> None:
    """What the worker does after each activity: notices."""
    with every_row(because="a test does what the worker does"):
        for activity in Activity.objects.order_by("pk"):
            work_out_all(activity)


def _memberships(group: Group) -> set[tuple[int, str]]:
    with every_row(because="a test compares before and after"):
        rows = Membership.objects.filter(group=group)
        return set(rows.values_list("person_id", "role"))


def test_the_routes_of_a_group_are_found() -> None:
    """Without this one an empty list of routes would pass the tests below."""
    assert len(routes_of_a_group()) > 15


@pytest.mark.parametrize("method", ["get", "post"])
def test_A01_a_secret_group_answers_like_a_handle_that_nobody_has(
    client: Client, world: World, method: str
) -> None:
    cast, nobodys = world.cast, new_handle()
    assert world.s_post
    client.force_login(cast.esra)
    secret = list(addresses(cast.s.handle, cast.dewi))
    random = list(addresses(nobodys, cast.dewi))

    for real, made_up in zip(secret, random, strict=True):
        there, not_there = getattr(client, method)(real), getattr(client, method)(made_up)
        assert same(there) == same(not_there), real
        assert there.status_code in {404, 405}, real


def test_A01_somebody_unknown_learns_nothing_by_any_route(client: Client, world: World) -> None:
    cast, nobodys = world.cast, new_handle()
    assert world.s_post
    secret = list(addresses(cast.s.handle, cast.dewi))
    random = list(addresses(nobodys, cast.dewi))

    for real, made_up in zip(secret, random, strict=True):
        there, not_there = client.get(real), client.get(made_up)
        assert there.status_code == not_there.status_code == 302
        assert there["Location"].replace(cast.s.handle, nobodys) == not_there["Location"]


def test_A01_a_closed_group_shows_its_card_and_no_more(client: Client, world: World) -> None:
    cast = world.cast
    assert world.c_post
    client.force_login(cast.esra)
    landing, asking = cast.c.get_absolute_url(), reverse("groups:joining", args=[cast.c.address])
    assert cast.c.purpose in client.get(landing).content.decode()

    for address in addresses(cast.c.handle, cast.dora):
        answer = client.get(address)
        assert canaries_in(answer) == set(), address
        assert cast.dora.name not in answer.content.decode(), address
        may_open = address.endswith(("/joining/", f"{cast.c.handle}/"))
        assert answer.status_code == (200 if may_open else answer.status_code), address
        assert may_open or answer.status_code in {404, 405}, address
    assert client.get(asking).status_code == 200


@pytest.mark.parametrize("name", ["esra", "beheer", "gast"])
def test_A01_nobody_meets_a_closed_or_secret_group_by_looking_around(
    client: Client, world: World, name: str
) -> None:
    assert world.s_post
    assert world.c_post
    post = world.o_post

    met = seen_by(client, getattr(world.cast, name), LOOKING_AROUND)

    hidden = {world.canary(each) for each in ("spost", "scomment", "cpost", "ccomment")}
    assert met & hidden == set()
    assert post


def test_A01_a_member_does_meet_it(client: Client, world: World) -> None:
    """Without this one a broken page would pass the tests above."""
    post = world.s_post
    addresses_of_members = [
        "/?tab=organisation",
        world.cast.s.get_absolute_url(),
        post.get_absolute_url(),
    ]

    for address in addresses_of_members:
        assert world.canary("spost") in seen_by(client, world.cast.dewi, [address]), address


def test_A02_handles_are_random_and_guessing_finds_nothing(client: Client, world: World) -> None:
    assert world.s_post
    client.force_login(world.cast.esra)
    random = new_handle()
    patterns = [
        "/posts/{}/",
        "/comments/{}/",
        "/topics/{}/",
        "/groups/{}/",
        "/groups/invitations/{}/",
    ]

    for pattern in patterns:
        assert client.get(pattern.format(random)).status_code == 404, pattern
    with every_row(because="a test looks at every handle"):
        handles = [*Post.objects.values_list("handle", flat=True), world.cast.s.handle]
    assert all(len(handle) == 20 for handle in handles)
    assert all(
        client.get(f"/posts/{world.s_post.pk + n}/").status_code == 404 for n in range(-3, 4)
    )


JOINING = ["membership", "joining", "ownership", "welcome", "level", "leaving", "invitations"]


@pytest.mark.parametrize("route", JOINING)
@pytest.mark.parametrize("group", ["c", "s"])
def test_A07_nobody_comes_in_by_posting_to_a_route(
    client: Client, world: World, route: str, group: str
) -> None:
    place: Group = getattr(world.cast, group)
    before = _memberships(place)
    client.force_login(world.cast.esra)

    answer = client.post(
        reverse(f"groups:{route}", args=[place.address]),
        {"level": "all", "role": "owner", "person": [world.cast.esra.handle], "answer": "yes"},
    )

    asked_in_the_open = (group, route) == ("c", "joining")
    assert answer.status_code == (302 if asked_in_the_open else 404)
    assert _memberships(place) == before
    assert not world.cast.viewer("esra").takes_part_in(place.own_audience_id)


@pytest.mark.parametrize("group", ["c", "s"])
def test_A07_a_refused_attempt_is_written_down(client: Client, world: World, group: str) -> None:
    place: Group = getattr(world.cast, group)
    client.force_login(world.cast.esra)

    client.post(reverse("groups:membership", args=[place.address]))
    client.post(
        reverse("groups:role", args=[place.address, world.cast.esra.handle]), {"role": "owner"}
    )

    lines = AuditEntry.objects.filter(actor=world.cast.esra, subject=f"group {place.handle}")
    assert set(lines.values_list("action", flat=True)) == {
        "refused groups:membership",
        "refused groups:role",
    }


def test_A07_an_invitation_opens_for_its_person_alone_and_once(
    client: Client, world: World
) -> None:
    cast = world.cast
    [invitation] = invite(cast.s, [cast.bram], viewer=cast.viewer("carla"))
    address = reverse("groups:invitation", args=[invitation.handle])
    client.force_login(cast.esra)

    assert same(client.get(address)) == same(
        client.get(reverse("groups:invitation", args=[new_handle()]))
    )
    assert client.post(address, {"answer": "yes"}).status_code == 404
    accept_invitation(invitation, viewer=cast.viewer("bram"))
    client.force_login(cast.bram)
    client.post(reverse("groups:leaving", args=[cast.s.address]))
    client.post(address, {"answer": "yes"})

    assert not cast.viewer("esra").takes_part_in(cast.s.own_audience_id)
    assert not cast.viewer("bram").takes_part_in(cast.s.own_audience_id)


def test_A07_a_member_cannot_raise_their_own_role(client: Client, world: World) -> None:
    cast = world.cast
    before = _memberships(cast.s)
    client.force_login(cast.dewi)

    answer = client.post(
        reverse("groups:role", args=[cast.s.address, cast.dewi.handle]), {"role": Role.OWNER}
    )

    assert answer.status_code == 404
    assert _memberships(cast.s) == before


@pytest.mark.parametrize(("name", "is_told"), [("esra", False), ("beheer", False), ("carla", True)])
def test_A15_who_is_in_a_closed_group_is_for_its_members(
    client: Client, world: World, name: str, is_told: bool
) -> None:
    cast, anouk = world.cast, world.cast.anouk.handle
    assert world.c_post
    client.force_login(getattr(cast, name))
    assert cast.c.name in client.get("/groups/").content.decode()

    tabs = {
        tab: cast.c.handle in client.get(f"/people/{anouk}/{tab}").content.decode()
        for tab in ("", "posts/", "groups/", "following/", "followers/")
    }

    assert tabs["groups/"] == tabs["following/"] == is_told
    assert any(tabs.values()) == is_told


def test_A09_a_guest_meets_only_their_own_group(client: Client, world: World) -> None:
    cast = world.cast
    own = world.share(cast.carla, "gpost", cast.g)
    other = [world.o_post, world.c_post, world.s_post, world.share(cast.bram, "allpost")]
    client.force_login(cast.gast)
    with every_row(because="a test walks every topic"):
        topics = [
            f"/topics/{each.handle}/" for each in Topic.objects.exclude(word__contains="gpost")
        ]

    met = seen_by(client, cast.gast, [*LOOKING_AROUND, *topics])

    assert {each for each in met if "gpost" not in each} == set()
    assert all(client.get(post.get_absolute_url()).status_code == 404 for post in other)
    assert all(client.get(address).status_code == 404 for address in topics)
    assert client.get(own.get_absolute_url()).status_code == 200
    assert client.get(cast.o.get_absolute_url()).status_code == 404
    assert client.get(cast.g.get_absolute_url()).status_code == 200


def test_A09_a_guest_meets_only_the_people_of_their_group(client: Client, world: World) -> None:
    cast = world.cast
    assert cast.groups

    met = set(Person.colleagues.visible_to(cast.viewer("gast")))

    assert met == {cast.gast, cast.carla}
    client.force_login(cast.gast)
    groups_of = reverse("groups:of-person", args=[cast.bram.handle])
    assert client.get(groups_of).status_code == 404


@pytest.mark.parametrize("joining", ["membership", "joining"])
def test_A09_a_guest_cannot_come_into_a_group_by_themselves(
    client: Client, world: World, joining: str
) -> None:
    client.force_login(world.cast.gast)

    for group in (world.cast.o, world.cast.c, world.cast.s):
        answer = client.post(reverse(f"groups:{joining}", args=[group.address]))
        assert answer.status_code == 404
        assert not world.cast.viewer("gast").takes_part_in(group.own_audience_id)


def test_A10_an_administrator_reads_nothing_without_breaking_the_glass(
    client: Client, world: World
) -> None:
    cast = world.cast
    post = world.s_post
    client.force_login(cast.beheer)

    assert all(
        client.get(address).status_code in {404, 405}
        for address in addresses(cast.s.handle, cast.dewi)
    )
    assert client.get(post.get_absolute_url()).status_code == 404
    client.post(
        reverse("oversight:elevations"),
        {"address": cast.s.get_absolute_url(), "reason": "Er is een klacht over deze groep"},
    )
    _everything_is_worked_out()

    assert client.get(post.get_absolute_url()).status_code == 200
    assert Notice.objects.filter(person=cast.carla, sort="elevation").exists()
    assert AuditEntry.objects.filter(actor=cast.beheer, action="elevate").exists()


def test_A12_a_mention_reaches_nobody_outside_the_group(client: Client, world: World) -> None:
    cast = world.cast
    assert cast.bram
    new = NewPost(
        kind="update",
        content=f"@{cast.bram.name} @{cast.o.name} @iedereen {world.canary('mention')}",
        place=cast.s.source,
    )
    publish(new, viewer=cast.viewer("anouk"))

    _everything_is_worked_out()

    assert not Notice.objects.filter(person=cast.bram).exists()
    assert seen_by(client, cast.bram, [*LOOKING_AROUND, "/notices/"]) == set()


def test_A13_what_is_passed_on_into_the_open_stays_closed(client: Client, world: World) -> None:
    cast = world.cast
    post = world.s_post
    client.force_login(cast.anouk)
    address = f"{post.get_absolute_url()}share/"

    client.post(address, {"content": "Kijk eens", "place": cast.o.source.handle})

    with every_row(because="a test follows what was passed on"):
        passed_on = Post.objects.get(kind="share")
    open_addresses = [passed_on.get_absolute_url(), cast.o.get_absolute_url(), *LOOKING_AROUND]
    assert passed_on.place_id == cast.o.source_id
    assert seen_by(client, cast.bram, open_addresses) & {world.canary("spost")} == set()
    text = client.get(passed_on.get_absolute_url()).content.decode()
    assert "Kijk eens" in text
    assert post.handle not in text
    assert "Reorganisatie" not in text
    assert world.canary("spost") in seen_by(client, cast.dewi, open_addresses)
    client.force_login(cast.bram)
    assert client.post(address, {"content": "Van mij"}).status_code == 404


@pytest.mark.parametrize("is_told", [False, True])
def test_A15_who_uses_the_word_of_a_secret_topic_learns_nothing_of_who_follows_it(
    client: Client, world: World, is_told: bool
) -> None:
    cast, post = world.cast, world.s_post
    topic = Topic.objects.visible_to(cast.viewer("dewi")).get(entries__post=post)
    address, follow = topic.get_absolute_url(), reverse("stream:follow", args=[topic.handle])
    if is_told:
        publish(NewPost(kind="update", content=f"#{topic.word}"), viewer=cast.viewer("anouk"))
    client.force_login(cast.dewi)
    assert (follow in client.get(address).content.decode()) == is_told
    assert client.post(follow, {"level": "all"}).status_code == (302 if is_told else 404)

    guess = NewPost(kind="update", content=f"Ik raad maar wat: #{topic.word}")
    publish(guess, viewer=cast.viewer("esra"))
    client.force_login(cast.esra)
    page = client.get(f"{address}followers/").content.decode()

    assert (cast.dewi.get_absolute_url() in page) == is_told


def test_A15_a_topic_of_a_secret_group_does_not_exist_outside(client: Client, world: World) -> None:
    post = world.s_post
    topic = Topic.objects.visible_to(world.cast.viewer("dewi")).get(entries__post=post)
    address = f"/topics/{topic.handle}/"
    client.force_login(world.cast.dewi)
    assert client.get(address).status_code == 200
    client.force_login(world.cast.esra)

    assert same(client.get(address)) == same(client.get(f"/topics/{new_handle()}/"))
    assert world.canary("sposttopic") not in seen_by(client, world.cast.esra, LOOKING_AROUND)


def test_A18_a_draft_is_its_author_s_alone(client: Client, world: World) -> None:
    cast = world.cast
    words = world.canary("draft")
    mine = keep_draft(viewer=cast.viewer("anouk"), kind="update", fields={"content": words})
    ways = ["/drafts/", f"/compose/?draft={mine.handle}", f"/posts/{mine.handle}/"]

    assert seen_by(client, cast.dewi, [*ways, *LOOKING_AROUND]) == set()
    assert seen_by(client, cast.anouk, ["/drafts/"]) == {words}
