"""Who follows what, what each account keeps, and when its owner was last here."""

from collections.abc import Iterator
from datetime import timedelta

from lenig.demo.filling.world import World
from lenig.demo.keys import draw, handle_of, id_at
from lenig.demo.register import Account, Figure
from lenig.people.models import Person
from lenig.stream.models import Bookmark, Draft, Follow, Level, SourceVisit, Visit
from lenig.toolkit.text import slug_of

#: Of ten colleagues, this many follow somebody whose voice is 1; a voice of 5 nearly everybody.
LIKED = 1.7
TEAM_MATES = 4
#: Of a hundred colleagues, at least this many follow a topic, and at most this many more.
TOPIC_READERS, DRAWN_TO_TOPIC = 3, 17


def add_follows(world: World) -> None:
    """What everybody follows besides their groups, and what the accounts chose for themselves."""
    accounts = {account.who: account for account in world.register.accounts.values()}
    wanted: dict[tuple[str, str], str] = {}
    for figure in world.register.figures.values():
        account = accounts.get(figure.key)
        if not figure.guest and not (account and account.only):
            wanted |= {(figure.key, name): Level.ALL for name in _usual(figure, world)}
        if account:
            wanted |= _chosen(account)
    rows = [
        Follow(person=world.people[who], source=world.sources[name], level=level)
        for (who, name), level in wanted.items()
        if name != f"person {who}"
    ]
    # A group is followed by its members already; who chose another level gets that.
    Follow.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["person", "source"],
        update_fields=["level"],
        batch_size=500,
    )


def _usual(figure: Figure, world: World) -> Iterator[str]:
    """One's department, who is above and beside, whom people like to read, what one knows or likes."""
    departments = {seat.department for seat in figure.seats} - {""}
    yield from (f"department {key}" for key in departments)
    yield from (f"person {seat.under}" for seat in figure.seats if seat.under in world.people)
    beside = [
        other.key
        for other in world.register.figures.values()
        if other.key != figure.key
        and not other.left
        and any(seat.department in departments for seat in other.seats)
    ]
    beside.sort(key=lambda other: draw(f"beside {figure.key} {other}"))
    yield from (f"person {key}" for key in beside[:TEAM_MATES])
    for other in world.register.figures.values():
        if draw(f"reads {figure.key} {other.key}") % 10 < LIKED * other.voice and not other.guest:
            yield f"person {other.key}"
    yield from (name for word in figure.asks if (name := f"topic {slug_of(word)}") in world.sources)
    yield from (f"topic {slug}" for slug in world.register.subjects if _likes(figure, slug))


def _likes(figure: Figure, slug: str) -> bool:
    """Chance with a memory: the same colleagues for the same topic each time, more for one than another."""
    readers = TOPIC_READERS + draw(f"drawn to {slug}") % DRAWN_TO_TOPIC
    return draw(f"likes {figure.key} {slug}") % 100 < readers


def _chosen(account: Account) -> dict[tuple[str, str], str]:
    return {
        (account.who, name): level
        for level, names in (
            (Level.ALL, account.follows),
            (Level.HIGHLIGHTS, account.highlights),
            (Level.MUTED, account.mutes),
        )
        for name in names
    }


def add_what_accounts_keep(world: World) -> None:
    """Bookmarks, a draft, and how far each of them had read."""
    for account in world.register.accounts.values():
        person = world.people[account.who]
        kept = [world.posts[key] for key in account.keeps if key in world.posts]
        Bookmark.objects.bulk_create(
            Bookmark(
                id=id_at(post.published + timedelta(hours=1), f"bookmark {account.who} {post.pk}"),
                person=person,
                post=post,
            )
            for post in kept
        )
        if account.last_seen:
            _note_visit(account, person, world)
        if account.draft:
            Draft.objects.create(
                handle=handle_of(f"draft {account.who}"),
                person=person,
                kind="update",
                fields={"content": account.draft},
            )


def _note_visit(account: Account, person: Person, world: World) -> None:
    """The last visit; of their groups every second one was looked at then, the others have a dot."""
    seen = world.clock.ago(account.last_seen)
    Visit.objects.create(person=person, last_page=seen, before=seen - timedelta(hours=5))
    mine = [key for key in world.groups if account.who in world.members(key)]
    SourceVisit.objects.bulk_create(
        SourceVisit(person=person, source=world.groups[key].source, at=world.clock.now)
        for key in mine[::2]
    )
