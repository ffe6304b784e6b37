"""A synthetic organisation, the same every time: who works there, what they follow and share.

The shape is that of the plan's own measurements (docs/why/timeline.md): 20 % of
the people follow 300 others, 60 % follow 50, 20 % follow 5; a fifth of the
groups is closed; a post has one to four sources; a fifth of the posts is
talked about.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from bench.loading import load, settle_sequences
from lenig.access.models import EVERYONE, Audience, AudienceMembership
from lenig.groups.models import Group, Membership
from lenig.people.directory.entries import enter_everybody
from lenig.people.models import Department, Expertise, Location, Person, Position
from lenig.people.names import full_name, search_text, sort_name
from lenig.stream.models import (
    Comment,
    Follow,
    Post,
    PostSource,
    PostTopic,
    Reaction,
    Source,
    Topic,
)
from lenig.toolkit.moments import EPOCH, RANDOM_BITS

GIVEN = [
    "Anna",
    "Bas",
    "Carla",
    "Daan",
    "Eva",
    "Fatima",
    "Gerrit",
    "Hanna",
    "Ivo",
    "Jasmijn",
    "Karim",
    "Lotte",
    "Mehmet",
    "Nadia",
    "Omar",
    "Petra",
    "Quinten",
    "Ria",
    "Sami",
    "Tess",
    "Umar",
    "Vera",
    "Wim",
    "Xenia",
    "Youssef",
    "Zoë",
]
PREFIXES = ["", "", "", "", "de", "van", "van den", "van der"]
SURNAMES = [
    "Aarts",
    "Bakker",
    "Çelik",
    "Dekker",
    "Evers",
    "Faber",
    "Groot",
    "Haddou",
    "Ivens",
    "Jansen",
    "Kuipers",
    "Lammers",
    "Mulder",
    "Naciri",
    "Öztürk",
    "Postma",
    "Roos",
    "Smit",
    "Timmer",
    "Ubbink",
    "Vos",
    "Wolters",
    "Ypma",
    "Zijlstra",
]
WORDS = [
    "overleg",
    "bewoner",
    "klant",
    "portaal",
    "planning",
    "team",
    "vraag",
    "project",
    "storm",
    "fiets",
    "kade",
    "balie",
    "handboek",
    "wijk",
    "melding",
    "vergunning",
    "afspraak",
    "rooster",
    "cursus",
    "lunch",
    "koffie",
    "ruimte",
    "formulier",
    "besluit",
    "voorstel",
    "update",
    "livegang",
    "test",
]
YEARS = timedelta(days=730)


@dataclass(frozen=True)
class Size:
    """How large an organisation is."""

    people: int
    posts: int
    groups: int
    topics: int

    @property
    def name(self) -> str:
        return f"{self.people}-{self.posts}"


FULL = Size(people=10_000, posts=1_000_000, groups=400, topics=333)
HUGE = Size(people=100_000, posts=1_000_000, groups=4_000, topics=3_333)
SMALL = Size(people=1_000, posts=20_000, groups=60, topics=80)


@dataclass
class Made:
    """What later steps must know of earlier ones."""

    size: Size
    chance: random.Random
    start: datetime
    person_source: dict[int, int]
    group_source: dict[int, int]
    topic_source: dict[int, int]
    audience_of_group: dict[int, int]
    members: dict[int, list[int]]


def make(size: Size) -> None:
    """Fill an empty, migrated database."""
    chance = random.Random(20270101)
    made = Made(size, chance, timezone.now() - YEARS, {}, {}, {}, {}, {})
    for step in (_people, _seats, _groups, _topics, _follows, _posts):
        began = datetime.now(tz=UTC)
        step(made)
        taken = (datetime.now(tz=UTC) - began).total_seconds()
        print(f"  {step.__name__.strip('_'):8} {taken:6.1f} s", flush=True)
    settle_sequences()


def _people(made: Made) -> None:
    def rows() -> Iterator[dict[str, object]]:
        for number in range(1, made.size.people + 1):
            person = Person(
                given_name=made.chance.choice(GIVEN),
                prefix=made.chance.choice(PREFIXES),
                surname=made.chance.choice(SURNAMES),
            )
            yield {
                "id": number,
                "handle": person.handle,
                "email": f"p{number}@bench.example",
                "password": "!",
                "given_name": person.given_name,
                "prefix": person.prefix,
                "surname": person.surname,
                "name": full_name(person),
                "sort_name": sort_name(person),
                "search_name": search_text(person),
                "field_visibility": "{}",
                "source_fields": "[]",
                "location_id": number % 8 + 1,
                "joined_at": made.start,
            }

    load(Location, ({"id": n, "name": f"Gebouw {n}"} for n in range(1, 9)))
    load(Person, rows())
    load(
        AudienceMembership,
        (
            {"id": n, "audience_id": EVERYONE, "person_id": n, "because": "at work"}
            for n in range(1, made.size.people + 1)
        ),
    )
    load(Source, _sources_of_people(made))


def _sources_of_people(made: Made) -> Iterator[dict[str, object]]:
    for number in range(1, made.size.people + 1):
        made.person_source[number] = number
        yield _source(number, "person", f"Persoon {number}", person_id=number)


def _source(number: int, kind: str, title: str, **more: object) -> dict[str, object]:
    row: dict[str, object] = {
        "id": number,
        "kind": kind,
        "title": title,
        "audience_id": EVERYONE,
        "known_to_id": EVERYONE,
    }
    return row | more


def _seats(made: Made) -> None:
    departments = max(12, made.size.people // 100)
    load(
        Department,
        (
            {"id": n, "name": f"Afdeling {n}", "parent_id": None if n <= 12 else n % 12 + 1}
            for n in range(1, departments + 1)
        ),
    )
    load(
        Position,
        (
            {
                "id": n,
                "person_id": n,
                "title": f"Adviseur {made.chance.choice(WORDS)}",
                "department_id": n % departments + 1,
                "reports_to_id": n // 10 or None,
            }
            for n in range(1, made.size.people + 1)
        ),
    )
    load(Expertise, _expertise(made))
    enter_everybody()


def _expertise(made: Made) -> Iterator[dict[str, object]]:
    number = 0
    for person in range(1, made.size.people + 1):
        for word in made.chance.sample(WORDS, 3):
            number += 1
            yield {"id": number, "person_id": person, "kind": "ask", "label": word, "slug": word}


def _groups(made: Made) -> None:
    first = made.size.people
    audiences, groups, sources, memberships = [], [], [], []
    for number in range(1, made.size.groups + 1):
        audience, source = 10 + number, first + number
        closed = number % 5 == 0
        made.audience_of_group[number] = audience
        made.group_source[number] = source
        audiences.append({"id": audience, "owner": "group"})
        sources.append(
            _source(source, "group", f"Groep {number}")
            | {"members_id": audience, "audience_id": audience if closed else EVERYONE}
        )
        groups.append(_group(number, audience, source, closed=closed))
        people = made.chance.sample(
            range(1, made.size.people + 1), min(500, made.size.people // 20)
        )
        made.members[number] = people
        memberships += [(number, audience, person) for person in people]
    load(Audience, audiences)
    load(Source, sources)
    load(Group, groups)
    load(Membership, _memberships(memberships))
    load(AudienceMembership, _audience_memberships(made, memberships))


def _group(number: int, audience: int, source: int, *, closed: bool) -> dict[str, object]:
    return {
        "id": number,
        "name": f"Groep {number}",
        "sort_name": f"groep {number}",
        "look": f"groep{number}",
        "own_audience_id": audience,
        "audience_id": audience if closed else EVERYONE,
        "known_to_id": EVERYONE,
        "source_id": source,
        "visibility": "closed" if closed else "open",
    }


def _memberships(rows: list[tuple[int, int, int]]) -> Iterator[dict[str, object]]:
    for number, (group, _, person) in enumerate(rows, start=1):
        yield {"id": number, "group_id": group, "person_id": person}


def _audience_memberships(
    made: Made, rows: list[tuple[int, int, int]]
) -> Iterator[dict[str, object]]:
    for number, (_, audience, person) in enumerate(rows, start=made.size.people + 1):
        yield {"id": number, "audience_id": audience, "person_id": person, "because": "member"}


def _topics(made: Made) -> None:
    first = made.size.people + made.size.groups
    numbers = range(1, made.size.topics + 1)
    made.topic_source.update({n: first + n for n in numbers})
    load(Source, (_source(first + n, "topic", f"#onderwerp{n}") for n in numbers))
    load(
        Topic,
        (
            {"id": n, "slug": f"onderwerp{n}", "word": f"onderwerp{n}", "source_id": first + n}
            for n in numbers
        ),
    )


def _follows(made: Made) -> None:
    now = timezone.now()

    def rows() -> Iterator[dict[str, object]]:
        for person in range(1, made.size.people + 1):
            for source in _followed_by(made, person):
                yield {"person_id": person, "source_id": source, "level": "all", "since": now}

    load(Follow, rows())


def _followed_by(made: Made, person: int) -> set[int]:
    """Person 1 is active, 2 is ordinary and 3 follows little: the readers that are measured."""
    people, groups, topics = {0: (300, 20, 20), 1: (5, 2, 1)}.get(person % 5, (50, 20, 10))
    chance, size = made.chance, made.size
    return {
        *(
            made.person_source[n]
            for n in chance.sample(range(1, size.people + 1), min(people, size.people // 3))
        ),
        *(
            made.group_source[n]
            for n in chance.sample(range(1, size.groups + 1), min(groups, size.groups))
        ),
        *(
            made.topic_source[n]
            for n in chance.sample(range(1, size.topics + 1), min(topics, size.topics))
        ),
    }


@dataclass
class Batch:
    posts: list[dict[str, object]]
    entries: list[dict[str, object]]
    topics: list[dict[str, object]]
    comments: list[dict[str, object]]
    reactions: list[dict[str, object]]


def _posts(made: Made) -> None:
    step = YEARS / made.size.posts
    at, batch = 0, Batch([], [], [], [], [])
    while at < made.size.posts:
        for _ in range(min(20_000, made.size.posts - at)):
            at += 1
            _post(made, at, made.start + step * at, batch)
        load(Post, batch.posts)
        load(PostSource, batch.entries)
        load(PostTopic, batch.topics)
        load(Comment, batch.comments)
        load(Reaction, batch.reactions)
        batch = Batch([], [], [], [], [])


def _post(made: Made, number: int, moment: datetime, batch: Batch) -> None:
    chance = made.chance
    post = _id_at(moment, number)
    author = chance.randrange(1, made.size.people + 1)
    group = chance.randrange(1, made.size.groups + 1) if chance.random() < 0.5 else 0
    closed = bool(group) and group % 5 == 0
    audience = made.audience_of_group[group] if closed else EVERYONE
    topics = chance.sample(range(1, made.size.topics + 1), chance.choice([0, 0, 1, 2]))
    talked_about = chance.random() < 0.2
    text = " ".join(chance.choices(WORDS, k=chance.randrange(8, 60)))
    batch.posts.append(
        {
            "id": post,
            "author_id": author,
            "audience_id": audience,
            "place_id": made.group_source[group] if group else None,
            "kind": "update",
            "content": text,
            "html": f"<p>{text}</p>",
            "comment_count": 5 if talked_about else 0,
            "count_like": 7 if talked_about else 0,
            "count_thanks": 3 if talked_about else 0,
        }
    )
    sources = {made.group_source[group]} if group else set()
    if not closed:
        sources |= {made.person_source[author], *(made.topic_source[n] for n in topics)}
    batch.entries += [{"source_id": s, "post_id": post, "audience_id": audience} for s in sources]
    batch.topics += [{"id": post + n, "post_id": post, "topic_id": t} for n, t in enumerate(topics)]
    if talked_about:
        _conversation(made, post, moment, batch)


def _conversation(made: Made, post: int, moment: datetime, batch: Batch) -> None:
    chance = made.chance
    for n in range(5):
        text = " ".join(chance.choices(WORDS, k=12))
        batch.comments.append(
            {
                "id": _id_at(moment + timedelta(minutes=n + 1), post + n),
                "post_id": post,
                "author_id": chance.randrange(1, made.size.people + 1),
                "content": text,
                "html": f"<p>{text}</p>",
            }
        )
    people = chance.sample(range(1, made.size.people + 1), 10)
    batch.reactions += [
        {
            "id": post + n,
            "post_id": post,
            "person_id": p,
            "type": "like" if n < 7 else "thanks",
            "at": moment,
        }
        for n, p in enumerate(people)
    ]


def _id_at(moment: datetime, number: int) -> int:
    """Unique and in order; the low bits are counted instead of drawn, so that a run repeats."""
    milliseconds = (moment - EPOCH) // timedelta(milliseconds=1)
    return (milliseconds << RANDOM_BITS) | (number * 16 % (1 << RANDOM_BITS))
