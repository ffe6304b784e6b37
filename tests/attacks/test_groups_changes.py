"""Surface G: what happens when a right is lost, a post moves, or a thing is taken away."""

from django.test import Client
from django.urls import reverse

from lenig.access.scope import every_row
from lenig.groups.actions.asking import ask_to_join
from lenig.groups.actions.describing import set_goal
from lenig.groups.actions.inviting import invite
from lenig.groups.models import Answer, Group, Membership, Role, Visibility
from lenig.stream.actions.editing import edit, withdraw
from lenig.stream.actions.following import follow
from lenig.stream.actions.keeping import bookmark
from lenig.stream.models import Post, PostRevision
from lenig.stream.sources import source_of_person
from lenig.toolkit.handles import new_handle
from tests.attacks.world import World, canaries_in, same, seen_by

HOME = ["/", "/?tab=new", "/?tab=organisation", "/groups/", "/bookmarks/"]


def _addresses_of(post: Post) -> list[str]:
    """Where one post can be met, and each comment under it."""
    with every_row(because="a test knows every address"):
        comments = list(post.comments.values_list("handle", flat=True))
    below = ["", "reactions/", "history/", "edit/", "more/"]
    return [
        *(f"/posts/{post.handle}/{each}" for each in below),
        *(f"/comments/{handle}/" for handle in comments),
    ]


def test_A04_who_is_removed_finds_every_door_closed(client: Client, world: World) -> None:
    cast = world.cast
    posts = [world.share(cast.anouk, f"kept{n}", cast.s) for n in range(5)]
    for post in posts:
        world.say(cast.xander, f"said{post.handle}", post)
        bookmark(post, viewer=cast.viewer("xander"))
    kept = [address for post in posts for address in _addresses_of(post)]
    kept += [cast.s.get_absolute_url(), reverse("groups:members", args=[cast.s.address])]
    assert len(kept) >= 30
    assert seen_by(client, cast.xander, [*kept, *HOME])
    client.force_login(cast.carla)

    client.post(reverse("groups:removal", args=[cast.s.address, cast.xander.handle]))

    assert seen_by(client, cast.xander, [*kept, *HOME]) == set()
    assert {client.get(address).status_code for address in kept} == {404}
    assert "Reorganisatie" not in client.get("/groups/").content.decode()


def test_A06_moving_takes_a_post_away_everywhere_at_once(client: Client, world: World) -> None:
    cast = world.cast
    posts = [world.share(cast.carla, f"moved{n}", cast.o) for n in range(21)]
    follow(source_of_person(cast.carla), viewer=cast.viewer("bram"))
    bookmark(posts[0], viewer=cast.viewer("bram"))
    addresses = [post.get_absolute_url() for post in posts]
    assert len(seen_by(client, cast.bram, [*addresses, *HOME])) >= 21
    client.force_login(cast.carla)
    one = client.post(reverse("groups:move-post", args=[posts[0].handle]), {"to": cast.s.handle})
    assert one.status_code == 302

    cast.o.memberships.every_row(because="a test makes Carla an owner").filter(
        person=cast.carla
    ).update(role=Role.OWNER)
    from_there = cast.viewer("carla")
    assert from_there.person
    client.force_login(cast.redactie)
    refused = client.post(
        reverse("groups:move-from", args=[cast.o.address]),
        {"to": cast.s.handle, "post": [post.handle for post in posts[1:]]},
    )
    assert refused.status_code == 302  # Rik looks after O and knows nothing of S

    assert client.get(posts[1].get_absolute_url()).status_code == 200


def test_A06_twenty_in_bulk_and_a_group_that_closes(client: Client, world: World) -> None:
    cast = world.cast
    posts = [world.share(cast.anouk, f"bulk{n}", cast.o) for n in range(20)]
    addresses = [post.get_absolute_url() for post in posts]
    bookmark(posts[0], viewer=cast.viewer("bram"))
    client.force_login(cast.chidi)

    client.post(
        reverse("groups:move-from", args=[cast.o.address]),
        {"to": cast.s.handle, "post": [post.handle for post in posts]},
    )

    assert seen_by(client, cast.bram, [*addresses, *HOME, cast.o.get_absolute_url()]) == set()
    assert {client.get(address).status_code for address in addresses} == {404}
    assert seen_by(client, cast.dewi, addresses)

    later = world.share(cast.anouk, "later", cast.o)
    client.force_login(cast.redactie)
    client.post(
        reverse("groups:visibility", args=[cast.o.address]), {"to": Visibility.CLOSED.value}
    )
    assert seen_by(client, cast.beheer, [later.get_absolute_url(), *HOME]) == set()


def test_A19_what_is_withdrawn_is_gone_with_everything_under_it(
    client: Client, world: World
) -> None:
    cast = world.cast
    post = world.share(cast.anouk, "gone", cast.s)
    world.say(cast.dewi, "under", post)
    addresses = _addresses_of(post)

    withdraw(post, viewer=cast.viewer("anouk"))

    for person in (cast.esra, cast.dewi):
        assert seen_by(client, person, [*addresses, *HOME, cast.s.get_absolute_url()]) == set()
        assert {client.get(address).status_code for address in addresses} == {404}


def test_A20_hidden_words_of_an_earlier_version_are_not_in_the_history(
    client: Client, world: World
) -> None:
    cast = world.cast
    post = world.share(cast.anouk, "before", cast.o)
    edit(post, viewer=cast.viewer("anouk"), content="Nu staat er iets anders")
    with every_row(because="a moderator hides an earlier text"):
        PostRevision.objects.filter(post=post).update(is_hidden=True)
    histories = [f"/posts/{post.handle}/history/", f"/posts/{post.handle}/?version=1"]

    for person in (cast.esra, cast.anouk):
        assert seen_by(client, person, histories) == set()


def test_A21_a_short_link_to_a_hidden_thing_leads_nowhere(client: Client, world: World) -> None:
    post = world.s_post
    comment = post.comments.every_row(because="a test knows its address").get()
    client.force_login(world.cast.esra)

    for address, random in (
        (f"/posts/{post.handle}/", f"/posts/{new_handle()}/"),
        (f"/comments/{comment.handle}/", f"/comments/{new_handle()}/"),
        (f"/groups/{world.cast.s.handle}/", f"/groups/{new_handle()}/"),
        (f"/groups/{world.cast.s.address}/", f"/groups/{new_handle()}-reorganisatie/"),
    ):
        answer = client.get(address)
        assert same(answer) == same(client.get(random))
        assert answer.status_code == 404
        assert "Location" not in answer.headers


def test_A23_a_child_of_another_parent_is_not_there(client: Client, world: World) -> None:
    """The owner of one group reaches into another by mixing the handles."""
    cast = world.cast
    [invitation] = invite(cast.s, [cast.bram], viewer=cast.viewer("carla"))
    asked = ask_to_join(cast.c, viewer=cast.viewer("bram"))
    goal = set_goal(cast.s, text="Klaar in mei", due=None, progress=10)
    own = Group.objects.visible_to(cast.viewer("redactie")).get(pk=cast.o.pk)
    client.force_login(cast.redactie)
    mixed = [
        reverse("groups:invitation-back", args=[own.address, invitation.handle]),
        reverse("groups:answer", args=[own.address, asked.handle]),
        reverse("groups:goal", args=[own.address, goal.handle]),
        reverse("groups:role", args=[own.address, cast.dewi.handle]),
        reverse("groups:removal", args=[own.address, cast.dewi.handle]),
    ]

    answers = {
        client.post(address, {"answer": "yes", "role": "owner"}).status_code for address in mixed
    }

    assert answers == {404}
    invitation.refresh_from_db()
    asked.refresh_from_db()
    assert invitation.answer == asked.answer == Answer.WAITING
    with every_row(because="a test compares before and after"):
        assert Membership.objects.get(group=cast.s, person=cast.dewi).role == Role.MEMBER


def test_A23_a_post_of_one_group_is_not_moved_through_another(client: Client, world: World) -> None:
    cast = world.cast
    post = world.s_post
    client.force_login(cast.chidi)

    client.post(
        reverse("groups:move-from", args=[cast.o.address]),
        {"to": cast.c.handle, "post": [post.handle]},
    )

    assert seen_by(client, cast.dewi, [post.get_absolute_url()])
    assert seen_by(client, cast.dora, [post.get_absolute_url()]) == set()


def test_A71_a_name_that_passes_for_another_is_asked_about(client: Client, world: World) -> None:
    cast = world.cast
    assert cast.o
    client.force_login(cast.esra)
    form = {"purpose": "Van alles", "kind": "team", "visibility": "open", "joining": "free"}

    for name in ("Wijktеаms", "Wijk\u200bteams", "WIJKTEAMS", "W1jkteams", "Wijk-teams"):
        answer = client.post(reverse("groups:new"), form | {"name": name})
        assert answer.status_code == 422, name
    client.post(reverse("groups:new"), form | {"name": "Team \u202egnubanoz", "anyway": "on"})

    made = Group.objects.visible_to(cast.viewer("esra")).get(name__startswith="Team")
    assert made.name == "Team gnubanoz"


def test_A100_fields_that_a_form_does_not_have_change_nothing(client: Client, world: World) -> None:
    cast = world.cast
    client.force_login(cast.redactie)
    before = cast.o.own_audience_id, cast.o.handle, cast.o.visibility, cast.o.archived_at

    client.post(
        reverse("groups:settings", args=[cast.o.address]),
        {
            "name": "Wijkteams",
            "purpose": "Nieuw doel",
            "kind": "team",
            "joining": "free",
            "visibility": "secret",
            "own_audience": cast.s.own_audience_id,
            "audience": cast.s.own_audience_id,
            "handle": cast.s.handle,
            "archived_at": "2020-01-01",
            "id": cast.s.pk,
            "source": cast.s.source_id,
        },
    )

    with every_row(because="a test compares before and after"):
        now = Group.objects.get(pk=cast.o.pk)
    assert now.purpose == "Nieuw doel"
    assert (now.own_audience_id, now.handle, now.visibility, now.archived_at) == before


def test_the_canaries_would_be_noticed(client: Client, world: World) -> None:
    """Without this one a world without canaries would pass the tests above."""
    client.force_login(world.cast.dewi)

    assert canaries_in(client.get(world.s_post.get_absolute_url())) >= {world.canary("spost")}
