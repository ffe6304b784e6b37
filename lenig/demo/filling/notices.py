"""What waits for people: who named them, answered them, or stands at the door of their group.

The same notices that follow from activities as they happen (`stream/notices.py`,
`groups/notices.py`); a test compares the two.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from lenig.access.models import AudienceMembership
from lenig.access.scope import every_row
from lenig.demo.filling.world import World
from lenig.demo.keys import handle_of, id_at
from lenig.groups.models import Invitation, JoinRequest
from lenig.notifications.models import Notice
from lenig.people.models import Person
from lenig.stream.models import Comment, Post, State

#: What came before this was read after a while; what came later waits.
WAITS_SINCE = "2d 12:00"
READ_AFTER = timedelta(hours=3)


@dataclass(frozen=True)
class Telling:
    """One person hears of one thing that another did."""

    person: Person
    sort: str
    kind: str
    actor_id: int
    object: Post | Comment | JoinRequest | Invitation
    at: datetime

    @property
    def key(self) -> str:
        return f"notice {self.person.handle} {self.sort} {self.object.handle}"


def add_notices(world: World) -> None:
    """Tell everybody what concerns them, once."""
    waits_since = world.clock.ago(WAITS_SINCE)
    tellings = {telling.key: telling for telling in _all(world)}
    Notice.objects.bulk_create(
        (
            Notice(
                id=id_at(telling.at, key),
                handle=handle_of(key),
                person=telling.person,
                sort=telling.sort,
                kind=telling.kind,
                actor_id=telling.actor_id,
                # Nothing leads back to an activity that was never written.
                activity_id=telling.object.pk,
                object_id=telling.object.pk,
                read=telling.at + READ_AFTER if telling.at < waits_since else None,
            )
            for key, telling in tellings.items()
        ),
        batch_size=500,
    )


def _all(world: World) -> Iterator[Telling]:
    readers = _readers_by_audience()
    for telling, post in (*_of_posts(world), *_of_comments(world)):
        if telling.person.pk in readers[post.audience_id] - {telling.actor_id}:
            yield telling
    yield from _at_the_door(world)


def _readers_by_audience() -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = AudienceMembership.objects.filter(person__is_active=True)
    for audience_id, person_id in rows.values_list("audience_id", "person_id"):
        found[audience_id].add(person_id)
    return found


def _of_posts(world: World) -> Iterator[tuple[Telling, Post]]:
    for story in world.stories:
        if (post := world.posts.get(story.key)) is None:
            continue
        told = (post.author_id, post, post.published)
        for person in world.wordings[story.key].written.mentions:
            yield Telling(person, "mentioned-in-post", "mention", *told), post
        if original := world.posts.get(story.marks.get("shares", "")):
            yield Telling(original.author, "shared", "reply", *told), post


def _of_comments(world: World) -> Iterator[tuple[Telling, Post]]:
    """Who is named; else the author of the post, and the author of the comment that is answered."""
    for key, comment in world.comments.items():
        if comment.state != State.LIVE:
            continue
        named = list(world.wordings[key].written.mentions)
        for person, sort, kind in (
            *((person, "mentioned-in-comment", "mention") for person in named),
            *_answered(comment, {person.pk for person in named}),
        ):
            told = (comment.author_id, comment, comment.published)
            yield Telling(person, sort, kind, *told), comment.post


def _answered(comment: Comment, told: set[int]) -> Iterator[tuple[Person, str, str]]:
    author = comment.post.author
    if author.pk not in told:
        yield author, "commented", "reply"
    if comment.parent and comment.parent.author_id not in told | {author.pk}:
        yield comment.parent.author, "answered", "reply"


def _at_the_door(world: World) -> Iterator[Telling]:
    with every_row(because="the requests and invitations that the demo just made"):
        requests = {each.handle: each for each in JoinRequest.objects.all()}
        invitations = {each.handle: each for each in Invitation.objects.all()}
    for circle in world.register.circles.values():
        for each in circle.asking:
            request = requests[handle_of(f"request {circle.key} {each['who']}")]
            told = (request.person_id, request, request.sent_at)
            for key in (*circle.owners, *circle.moderators):
                yield Telling(world.people[key], "group-request", "moderation", *told)
        for each in circle.invited:
            invitation = invitations[handle_of(f"invitation {circle.key} {each['who']}")]
            told = (invitation.by_id, invitation, invitation.sent_at)
            yield Telling(invitation.person, "group-invitation", "event", *told)
