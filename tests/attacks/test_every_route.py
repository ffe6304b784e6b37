"""Surface P, at every address of the map: who may come there, and what changes by whom."""

from typing import Any

import pytest
from django.test import Client

from lenig.access.models import AudienceMembership
from lenig.access.scope import every_row
from lenig.groups.models import Membership
from lenig.people.models import Person
from lenig.stream.models import Follow
from tests.attacks.site import Things, every_route
from tests.attacks.world import World, canaries_in
from tests.attacks.writing import written_by
from tests.cast import Cast

#: Who is not signed in may open these, each for a reason that its view says.
OPEN = {
    *("people:welcome", "people:join", "people:speak", "health"),
    *("account_login", "account_signup", "account_reset_password"),
    *("account_reset_password_done", "account_reset_password_from_key"),
    *("account_reset_password_from_key_done", "account_email_verification_sent"),
    *("account_confirm_email", "mfa_login_webauthn", "mfa_authenticate"),
}
#: What everybody who may read a post may do with it, and with whom they may meet.
OF_READERS = {
    *("stream:reaction", "stream:comment_reaction", "stream:bookmark", "stream:watch"),
    *("stream:share", "stream:comments", "stream:answer", "stream:follow"),
    *("people:correction", "groups:level", "groups:leaving", "groups:welcome"),
}
#: What concerns whoever asks, and nobody else: their own posts, settings and uploads.
OF_ONESELF = {
    *("stream:compose", "stream:drafts", "stream:follow_many", "groups:new", "files:upload"),
    *("notifications:read-all", "people:language", "people:appearance", "people:speak"),
    *("account_signup", "account_reset_password"),
}
ENDS = {"account_logout", "people:other-sessions-end"}


def _fields(world: World) -> dict[str, str]:
    """Words that most forms would take."""
    cast = world.cast
    words = "Een zin die lang genoeg is voor elk veld."
    return {
        **dict.fromkeys(("content", "words", "text", "purpose", "reason", "sentence"), words),
        **dict.fromkeys(("about", "description", "title", "welcome", "history"), words),
        "name": "Een naam",
        "word": "parkeren",
        "slug": "zwembad",
        "domain": "elders.example",
        "reaction": "like",
        "level": "all",
        "kind": "update",
        "role": "owner",
        "keep": "yes",
        "answer": "yes",
        "joining": "free",
        "visibility": "open",
        "anyway": "on",
        "on": "yes",
        "to": cast.o.handle,
        "post": "",
        "q": "Bram",
        "person": cast.bram.handle,
        "people": cast.bram.handle,
        "light": "on course",
        "progress": "10",
        "readers": "everyone",
        "first_day": "2027-01-04",
        "last_day": "2027-01-08",
        "email": "nieuw@zuiderdam.example",
        "language": "en",
        "appearance": "dark",
        "given_name": "Nieuw",
        "surname": "Iemand",
        "pinned": "yes",
        "highlight": "yes",
        "into": "parkeren",
        "steward": cast.bram.handle,
    }


class Sweep:
    """Posts to every address of one world as somebody."""

    def __init__(self, world: World) -> None:
        things = Things(world, world.cast.s)
        self.routes = {
            things.address(each): each for each in every_route() if each.name not in ENDS
        }
        self.fields = _fields(world)

    def changed_by(self, person: Person) -> dict[str, set[str]]:
        """By the name of its route, what each request changed."""
        client = Client(raise_request_exception=False)
        client.force_login(person)
        client.get("/")
        found = {
            route.name: written_by(client, address, self.fields)
            for address, route in self.routes.items()
        }
        return {name: tables for name, tables in found.items() if tables}


@pytest.fixture
def sweep(world: World) -> Sweep:
    return Sweep(world)


@pytest.mark.parametrize("name", ["esra", "gast", "redactie"])
def test_A23_nobody_changes_what_is_not_theirs_by_its_handle(
    sweep: Sweep, cast: Cast, name: str
) -> None:
    """Whoever got hold of every handle of a secret group, and of somebody's own things."""
    changed = sweep.changed_by(getattr(cast, name))

    assert set(changed) - OF_ONESELF - {"people:correction"} == set(), changed


def test_A23_a_reader_changes_nothing_but_what_readers_may(sweep: Sweep, cast: Cast) -> None:
    changed = sweep.changed_by(cast.dewi)

    assert set(changed) - OF_ONESELF - OF_READERS == set(), changed
    assert len(set(changed) & OF_READERS) >= 8


def test_A23_those_who_may_do_change_it(sweep: Sweep, cast: Cast) -> None:
    """Without this one, a sweep that nothing takes would pass the tests above."""
    may = set[str]()
    for person in (cast.anouk, cast.carla, cast.beheer):
        may |= set(sweep.changed_by(person))

    assert len(may - OF_ONESELF - OF_READERS) >= 30, sorted(may)


def test_A104_who_is_not_signed_in_reaches_the_declared_pages_alone(
    client: Client, world: World
) -> None:
    things = Things(world, world.cast.s)

    for route in every_route():
        address = things.address(route)
        for answer in (client.get(address), client.post(address, {"content": "Hoi"})):
            assert canaries_in(answer) == set(), route
            assert route.name in OPEN or _is_shut(answer), (route, answer)


def _is_shut(answer: Any) -> bool:
    """Nothing there, or a question who it is."""
    if answer.status_code in {404, 405}:
        return True
    to = str(answer.headers.get("Location", ""))
    return answer.status_code == 302 and to.startswith("/account/login/")


def test_A104_every_open_page_is_on_the_map() -> None:
    assert {route.name for route in every_route()} >= OPEN


@pytest.mark.parametrize(
    "headers",
    [{}, {"origin": "https://elders.example"}, {"origin": "null"}, {"x-csrftoken": "x" * 32}],
    ids=["no token", "another site", "a hidden site", "another token"],
)
def test_A106_no_route_changes_anything_without_the_token_of_our_page(
    sweep: Sweep, cast: Cast, headers: dict[str, str]
) -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False, headers=headers)
    client.force_login(cast.carla)
    token = client.get("/compose/").cookies["lenig-csrf"].value
    fields = sweep.fields | ({"csrfmiddlewaretoken": token} if "origin" in headers else {})

    for address, route in sweep.routes.items():
        assert written_by(client, address, fields) == set(), route
    for address in ("/account/logout/", "/settings/sessions/others/end/"):
        assert client.post(address, fields).status_code == 403


def test_A106_no_route_changes_anything_by_looking(sweep: Sweep, cast: Cast) -> None:
    for person in (cast.carla, cast.beheer):
        client = Client(raise_request_exception=False)
        client.force_login(person)
        client.get("/")
        for address, route in sweep.routes.items():
            changed = written_by(client, address, {}, method="get")
            assert changed == set(), route


def test_A108_a_list_with_somebody_elses_among_it_changes_nothing(
    client: Client, world: World
) -> None:
    """All or nothing, and the refusal names nobody and nothing that one may not see."""
    cast = world.cast
    mine, hidden = world.share(cast.carla, "mine", cast.o), world.s_post
    client.force_login(cast.redactie)

    answer = client.post(
        f"/groups/{cast.o.address}/moving/",
        {"to": cast.c.handle, "post": [mine.handle, hidden.handle]},
        follow=True,
    )

    assert canaries_in(answer) <= {world.canary("mine"), world.canary("minetopic")}
    client.force_login(cast.bram)
    assert client.get(mine.get_absolute_url()).status_code == 200
    client.force_login(cast.dewi)
    assert client.get(hidden.get_absolute_url()).status_code == 200


def test_A108_following_a_list_follows_what_one_may_see(client: Client, world: World) -> None:
    cast = world.cast
    client.force_login(cast.esra)

    client.post(
        "/follow/",
        {"source": [cast.s.source.handle, cast.bram.handle], "follow": cast.s.source.handle},
    )

    followed = Follow.objects.filter(person=cast.esra).values_list("source__handle", flat=True)
    assert cast.s.source.handle not in set(followed)


RIGHTS = ("pk", "role", "email", "is_active", "handle")


def test_A100_no_field_that_a_form_does_not_have_gives_a_right(world: World) -> None:
    """Each of somebody's own addresses, with everything that a row has besides."""
    cast = world.cast
    sweep = Sweep(world)
    more = {
        "role": "administrator",
        "is_staff": "1",
        "is_superuser": "1",
        "is_active": "0",
        "permissions": "all",
        "groups": cast.s.handle,
        "email_verified": "1",
        "id": "1",
        "author": cast.bram.handle,
        "person": cast.bram.handle,
        "audience": "1",
        "pk": "1",
        "created_at": "2001-01-01",
        "handle": cast.bram.handle,
        "email": "ik@elders.example",
        "password": "drie blauwe stoelen",
        "source": "import",
        "ends_on": "",
        "user": "1",
    }
    people = list(Person.objects.order_by("pk").values_list(*RIGHTS))
    client = Client(raise_request_exception=False)
    client.force_login(cast.esra)

    for address in sweep.routes:
        client.post(address, sweep.fields | more)

    assert list(Person.objects.order_by("pk").values_list(*RIGHTS)) == people
    with every_row(because="a test compares before and after"):
        mine = Membership.objects.filter(person=cast.esra).values_list("group__name", "role")
        assert set(mine) <= {("Wijkteams", "member"), ("Een naam", "owner")}
        assert not AudienceMembership.objects.filter(
            person=cast.esra, audience=cast.s.own_audience_id
        ).exists()
