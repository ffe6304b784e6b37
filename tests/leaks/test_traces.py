"""Whatever happens among the members, what is shown outside stays as it was, letter by letter.

No count, no order, no list of suggestions and no cache may tell that something happened
where somebody cannot look.
"""

from collections.abc import Callable

import pytest

from lenig.groups.actions.belonging import let_in
from lenig.groups.actions.inviting import invite
from lenig.stream.actions.commenting import NewComment, comment_on
from lenig.stream.actions.following import follow
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.actions.reacting import set_reaction
from tests.leaks.conftest import See
from tests.leaks.looking import Answer, Looker, forget_fragments
from tests.leaks.world import World

#: Where things are listed, counted and proposed.
LISTS = [
    "/",
    "/?tab=new",
    "/?tab=organisation",
    "/newer/",
    "/groups/",
    "/groups/?q=a",
    "/topics/",
    "/topics/suggest/?q=canary",
    "/people/",
    "/people/?q=dewi",
    "/people/suggest/?q=d",
    "/organisation/",
    "/bookmarks/",
    "/drafts/",
    "/compose/",
    "/waiting/",
]
OUTSIDERS = ["esra", "gast", "xander"]


def _pages(world: World) -> list[str]:
    """The lists, and the pages that count what hangs from people, topics and groups."""
    people = [world.person(name).handle for name in ("anouk", "dewi")]
    topic = world.rows["the common topic"].handle
    return [
        *LISTS,
        f"/topics/{topic}/",
        f"/topics/{topic}/followers/",
        world.group("c").get_absolute_url(),
        world.rows["the share of the secret post"].get_absolute_url(),
        world.rows["the post to everyone"].get_absolute_url(),
        *(f"/people/{each}/{tab}" for each in people for tab in ("", "posts/", "groups/")),
        *(f"/people/{each}/{tab}/" for each in people for tab in ("following", "followers")),
    ]


def something_happens(world: World) -> None:
    """A busy day in the secret group, with names and topics that everybody knows."""
    anouk, dewi = world.viewer("anouk"), world.viewer("dewi")
    words = f"Drukte. #{world.hidden['commontopic'].word} @{world.person('esra').name} #nieuwwoord"
    for number in range(3):
        new = NewPost(kind="update", content=f"{words} {number}", place=world.group("s").source)
        post = publish(new, viewer=anouk)
        comment_on(post, NewComment(f"Ja. {words}"), viewer=dewi)
        set_reaction(post, viewer=dewi, reaction="like")
    comment_on(world.rows["the secret post"], NewComment(words), viewer=dewi)
    set_reaction(world.rows["the secret post"], viewer=anouk, reaction="useful")
    follow(world.group("s").source, viewer=dewi, level="highlights")
    let_in(world.group("s"), world.person("redactie"))
    invite(world.group("s"), [world.person("dora")], viewer=world.viewer("carla"))


@pytest.mark.parametrize("who", OUTSIDERS)
def test_what_happens_inside_leaves_no_trace_outside(world: World, see: See, who: str) -> None:
    looker = see(who)
    before = asked(looker, world)

    something_happens(world)
    forget_fragments()
    after = asked(looker, world)

    told = [address for address in before if before[address] != after[address]]
    assert told == []


def test_who_is_inside_does_see_that_something_happened(world: World, see: See) -> None:
    """Without this one a day on which nothing happens would pass the test above."""
    looker = see("dewi")
    before = asked(looker, world)

    something_happens(world)
    forget_fragments()
    after = asked(looker, world)

    told = {address for address in before if before[address] != after[address]}
    assert {"/", "/?tab=organisation", "/topics/suggest/?q=canary"} & told


def asked(looker: Looker, world: World) -> dict[str, object]:
    return {address: looker.ask(address).without([]) for address in _pages(world)}


Order = Callable[[Looker, Looker, list[str]], dict[str, Answer]]


def _member_first(member: Looker, outsider: Looker, pages: list[str]) -> dict[str, Answer]:
    for address in pages:
        member.ask(address)
    return {address: outsider.ask(address) for address in pages}


def _outsider_first(member: Looker, outsider: Looker, pages: list[str]) -> dict[str, Answer]:
    before = {address: outsider.ask(address) for address in pages}
    for address in pages:
        member.ask(address)
    after = {address: outsider.ask(address) for address in pages}
    assert {each: answer.without([]) for each, answer in before.items()} == {
        each: answer.without([]) for each, answer in after.items()
    }
    return after


@pytest.mark.parametrize("order", [_member_first, _outsider_first])
@pytest.mark.parametrize("who", ["esra", "gast"])
def test_what_is_kept_for_speed_is_kept_for_its_reader(
    world: World, see: See, who: str, order: Order
) -> None:
    pages = [*LISTS, world.rows["the secret post"].get_absolute_url()]

    answers = order(see("dewi"), see(who), pages)

    for address, answer in answers.items():
        assert world.not_for(who, answer.text, sent=address) == set(), address


def test_the_member_is_shown_their_own_after_an_outsider_filled_the_caches(
    world: World, see: See
) -> None:
    see("esra").ask("/?tab=organisation")

    answer = see("dewi").ask("/?tab=organisation")

    assert world.hidden["spost"].word in answer.text


def test_personal_fields_leave_no_trace_where_people_are_listed(world: World, see: See) -> None:
    """Dewi keeps what she may be asked about, and since when she is here, to herself."""
    dewi, topic = world.person("dewi"), world.rows["the common topic"]
    esra_knows = see("bram").ask(topic.get_absolute_url()).body
    newcomers = see("bram").ask("/").body
    to_know = see("esra").ask("/").body

    assert world.person("esra").name in esra_knows
    assert dewi.handle not in esra_knows
    assert dewi.handle not in newcomers
    assert dewi.handle not in to_know
