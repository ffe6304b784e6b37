"""Every address of the site, asked by everybody: no answer tells what is not for its reader.

Two promises at once, because they share their questions. No answer holds a private
word or the handle of a private thing. And about what somebody may not know of, the
answer is the same, letter by letter, as about a handle that nobody has.
"""

from collections.abc import Iterator
from http import HTTPStatus

import pytest

from tests.leaks.conftest import See
from tests.leaks.looking import NOBODY, OTHER_METHOD, WAYS, Answer, Looker
from tests.leaks.routes import Address, addresses
from tests.leaks.world import World

#: Who asks everything, and in which language.
LOOKERS = {
    NOBODY: "nl",
    "esra": "nl",
    "gast": "en",
    "xander": "nl",
    "beheer": "en",
    "chidi": "en",
    "dewi": "nl",
}
#: Who is as far outside as one of those, by another way: they ask the main pages.
GLANCERS = {"bram": "en", "redactie": "nl", "dora": "en"}


@pytest.mark.parametrize("who", LOOKERS)
def test_no_answer_tells_what_is_not_for_its_reader(world: World, see: See, who: str) -> None:
    told = list(dict.fromkeys(what_is_told(see(who, LOOKERS[who]), addresses(world))))

    assert not told, "\n".join(told)


@pytest.mark.parametrize("who", GLANCERS)
def test_no_page_tells_what_is_not_for_its_reader(world: World, see: See, who: str) -> None:
    main = [address for address in addresses(world) if address.route.count("/") <= 2]

    told = list(dict.fromkeys(what_is_told(see(who, GLANCERS[who]), main)))

    assert not told, "\n".join(told)


def what_is_told(looker: Looker, asked: list[Address]) -> Iterator[str]:
    """All that this reader learns and should not.

    Everybody asks every address, each in another of the four ways; where that one is
    not allowed (405), in the way that is.
    """
    turn = [*LOOKERS, *GLANCERS].index(looker.who)
    for number, address in enumerate(asked):
        way = WAYS[(turn + number) % len(WAYS)]
        answer = looker.ask(address.path, way)
        yield from told_by(answer, looker, address, way)
        if answer.status == HTTPStatus.METHOD_NOT_ALLOWED:
            way = OTHER_METHOD[way]
            yield from told_by(looker.ask(address.path, way), looker, address, way)


def told_by(answer: Answer, looker: Looker, address: Address, way: str) -> Iterator[str]:
    names = " and ".join(thing.name for thing in address.about) or "nothing hidden"
    question = f"{way} {address.route} by {looker.who} about {names} ({answer.status})"
    if met := looker.world.not_for(looker.who, answer.text, sent=address.path):
        yield f"{question} shows {sorted(met)}"
    if not address.is_known_to(looker.who):
        handles = [thing.handle for thing in address.about]
        if answer.without(handles) != looker.about_nothing(address.missing, way).without([]):
            yield f"{question} is not answered as about nothing"


def test_each_address_is_asked_in_each_way() -> None:
    """With fewer people than ways, some way would never be tried at some address."""
    assert len(LOOKERS) > len(WAYS)
