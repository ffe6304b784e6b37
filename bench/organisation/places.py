"""Groups with their members, topics, and what everybody follows."""

from collections.abc import Iterator

from django.utils import timezone

from bench.loading import Row, load
from bench.organisation.made import Made
from bench.organisation.people import source
from bench.organisation.sizes import DIRECTOR, SPARSE
from lenig.access.models import EVERYONE, Audience, AudienceMembership
from lenig.groups.models import Group, Membership
from lenig.stream.models import Follow, Source, Topic


def make_groups(made: Made) -> None:
    """Every fifth group is closed; the first to be drawn owns it."""
    numbers = range(1, made.size.groups + 1)
    made.audience_of_group |= {n: 10 + n for n in numbers}
    members = {n: made.people(min(500, made.size.people // 20)) for n in numbers}
    load(Audience, ({"id": made.audience_of_group[n], "owner": "group"} for n in numbers))
    load(Source, (_source(made, n) for n in numbers))
    load(Group, (_group(made, n) for n in numbers))
    load(Membership, _memberships(made, members))
    load(AudienceMembership, _audience_memberships(made, members))


def is_closed(number: int) -> bool:
    return number % 5 == 0


def readers_of(made: Made, number: int) -> int:
    """The audience that may read what is shared in this group."""
    return made.audience_of_group[number] if is_closed(number) else EVERYONE


def _source(made: Made, number: int) -> Row:
    row = source(made.source_of_group(number), "group", f"Groep {number}")
    return row | {
        "members_id": made.audience_of_group[number],
        "audience_id": readers_of(made, number),
    }


def _group(made: Made, number: int) -> Row:
    return {
        "id": number,
        "name": f"Groep {number}",
        "sort_name": f"groep {number}",
        "look": f"groep{number}",
        "own_audience_id": made.audience_of_group[number],
        "audience_id": readers_of(made, number),
        "known_to_id": EVERYONE,
        "source_id": made.source_of_group(number),
        "visibility": "closed" if is_closed(number) else "open",
    }


def _memberships(made: Made, members: dict[int, list[int]]) -> Iterator[Row]:
    pairs = (
        (group, n, person) for group, people in members.items() for n, person in enumerate(people)
    )
    for number, (group, rank, person) in enumerate(pairs, start=1):
        yield {
            "id": number,
            "group_id": group,
            "person_id": person,
            "role": "member" if rank else "owner",
            "welcomed_at": made.start,
        }


def _audience_memberships(made: Made, members: dict[int, list[int]]) -> Iterator[Row]:
    for row in _memberships(made, members):
        yield {
            "id": made.size.people + int(str(row["id"])),
            "audience_id": made.audience_of_group[int(str(row["group_id"]))],
            "person_id": row["person_id"],
            "role": "owner" if row["role"] == "owner" else "reader",
            "because": "member",
        }


def make_topics(made: Made) -> None:
    numbers = range(1, made.size.topics + 1)
    load(Source, (source(made.source_of_topic(n), "topic", f"#onderwerp{n}") for n in numbers))
    load(
        Topic,
        (
            {
                "id": n,
                "slug": f"onderwerp{n}",
                "word": f"onderwerp{n}",
                "source_id": made.source_of_topic(n),
            }
            for n in numbers
        ),
    )


def make_follows(made: Made) -> None:
    """20 % of the people follow 340 sources, 60 % follow 80, 20 % follow 8; nearly all the director."""
    now = timezone.now()
    load(
        Follow,
        (
            {"person_id": person, "source_id": source_id, "level": "all", "since": now}
            for person in range(1, made.size.people + 1)
            for source_id in sorted(_followed_by(made, person))
        ),
    )


def _followed_by(made: Made, person: int) -> set[int]:
    if person == SPARSE:
        chosen = [n for n in made.people(5) if n not in {DIRECTOR, person}]
        return {made.source_of_person(n) for n in chosen[:3]}
    people, groups, topics = {0: (300, 20, 20), 1: (5, 2, 1)}.get(person % 5, (50, 20, 10))
    return {
        made.source_of_person(DIRECTOR),
        *(made.source_of_person(n) for n in made.people(people)),
        *(made.source_of_group(n) for n in _some(made, made.size.groups, groups)),
        *(made.source_of_topic(n) for n in _some(made, made.size.topics, topics)),
    } - {made.source_of_person(person)}


def _some(made: Made, of: int, count: int) -> list[int]:
    return made.chance.sample(range(1, of + 1), min(count, of))
