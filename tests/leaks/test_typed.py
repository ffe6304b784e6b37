"""Somebody types or sends the name of a private thing: the answer is as for a name that means nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from tests.leaks.conftest import See
from tests.leaks.looking import GET, POST, Answer, Looker, forget_fragments
from tests.leaks.routes import NOBODYS
from tests.leaks.world import World

#: A word as long as a private one, that is nobody's.
NOTHING = "canarynothingatall00000"
OPENLY = "Hallo allemaal"


@dataclass(frozen=True)
class Question:
    """What somebody sends, with a gap for the name that they try."""

    who: str
    address: str
    tried: Callable[[World], list[str]]
    way: str = GET
    data: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.way} {self.address} {self.data} by {self.who}"


def handles(*sorts: str) -> Callable[[World], list[str]]:
    """The handles of private things of these sorts."""

    def found(world: World) -> list[str]:
        return [each.handle for each in world.things if each.sort in sorts and each.known_to]

    return found


def words(*names: str) -> Callable[[World], list[str]]:
    return lambda world: [world.hidden[name].word for name in names]


POSTED = "/posts/{post}/"
QUESTIONS = [
    Question("esra", "/compose/?draft={tried}", handles("draft")),
    Question("esra", "/compose/?place={tried}", handles("source", "group")),
    Question("esra", "/?shared={tried}", handles("post")),
    Question("esra", POSTED + "?answer={tried}", handles("comment")),
    Question("esra", "/people/?q={tried}", words("dewiask", "dewiskill", "dewiplace", "dewiphone")),
    Question("gast", "/people/?department={tried}", handles("department")),
    Question("esra", "/people/suggest/?q={tried}", words("sname", "dewiask")),
    Question("esra", "/topics/?q={tried}", words("stopic", "ctopic", "ssynonym")),
    Question("esra", "/topics/suggest/?q={tried}", words("stopic", "ctopic", "ssynonym")),
    Question("esra", "/groups/?q={tried}", words("sname", "spurpose")),
    Question("gast", "/groups/?q={tried}", words("sname", "cname", "oname")),
    Question("gast", "/organisation/?at={tried}", handles("department", "position")),
    Question("gast", "/people/suggest/?q={tried}", words("department", "seat")),
    Question(
        "esra",
        "/compose/",
        handles("source", "group"),
        POST,
        {"kind": "update", "content": OPENLY, "place": "{tried}"},
    ),
    Question(
        "esra",
        "/compose/",
        handles("file"),
        POST,
        {"kind": "update", "content": OPENLY, "uploads": "{tried}"},
    ),
    Question("esra", "/compose/", handles("draft"), POST, {"kind": "update", "draft": "{tried}"}),
    Question(
        "esra",
        POSTED + "comments/",
        handles("comment"),
        POST,
        {"content": OPENLY, "parent": "{tried}"},
    ),
    Question(
        "esra",
        POSTED + "comments/",
        handles("file"),
        POST,
        {"content": OPENLY, "uploads": "{tried}"},
    ),
    Question("esra", POSTED + "share/", handles("source"), POST, {"place": "{tried}"}),
    Question("esra", "/follow/", handles("source"), POST, {"handle": "{tried}"}),
    Question("redactie", "/groups/{o}/moving/", handles("post"), POST, {"post": "{tried}"}),
    Question(
        "redactie",
        "/groups/{o}/moving/",
        handles("group"),
        POST,
        {"post": "{post}", "to": "{tried}"},
    ),
    Question("redactie", "/groups/{o}/invitations/", handles("group"), POST, {"person": "{tried}"}),
    Question(
        "chidi",
        "/topics/{topic}/synonyms/",
        words("stopic", "ctopic", "ssynonym"),
        POST,
        {"word": "{tried}"},
    ),
    Question("chidi", "/topics/{topic}/merge/", words("stopic"), POST, {"into": "{tried}"}),
    Question("redactie", "/groups/new/", words("sname"), POST, {"name": "{tried}"}),
    Question("esra", "/drafts/", handles("draft"), POST, {"kind": "update", "draft": "{tried}"}),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_what_is_private_is_answered_as_if_it_did_not_exist(
    world: World, see: See, question: Question
) -> None:
    looker = see(question.who)
    tried = [each for each in question.tried(world) if not _is_known(world, each, question.who)]
    nothing = NOBODYS if len(tried[0]) == len(NOBODYS) else NOTHING
    expected = ask(looker, question, nothing).without([nothing])

    for name in tried:
        answer = ask(looker, question, name)
        assert answer.without([name]) == expected
        assert world.not_for(question.who, answer.text, sent=name) == set()


def _is_known(world: World, tried: str, who: str) -> bool:
    """Whether this reader may know what they try: then it is no trial."""
    things = [thing for thing in world.things if thing.handle == tried]
    return any(who in thing.known_to for thing in things)


def ask(looker: Looker, question: Question, tried: str) -> Answer:
    world = looker.world
    names = {
        "tried": tried,
        "post": world.rows["the post to everyone"].handle,
        "topic": world.rows["the common topic"].handle,
        "o": world.group("o").handle,
    }
    data = {name: value.format(**names) for name, value in question.data.items()}
    forget_fragments()
    return looker.ask(question.address.format(**names), question.way, data=data)
