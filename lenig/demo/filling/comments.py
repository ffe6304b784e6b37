"""Remarks become comments, in two levels and in the order of their moments."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from lenig.access.scope import every_row
from lenig.demo.filling.words import Wording, names
from lenig.demo.filling.world import World
from lenig.demo.keys import handle_of, id_at
from lenig.demo.script import Remark, Story
from lenig.stream.models import Comment, CommentRevision, Mention, Post, State

#: Nobody answers faster than this.
BREATH = timedelta(seconds=20)


def add_comments(world: World) -> None:
    """All that was said under the stories, counted on their posts."""
    people = names(world)
    said = [
        (remark, moment, world.posts[story.key])
        for story in world.stories
        if story.key in world.posts
        for remark, moment in moments_of(story, world)
    ]
    wordings = {remark.key: Wording(remark, world, people) for remark, _, _ in said}
    for remark, moment, post in said:
        world.comments[remark.key] = _comment(remark, moment, post, wordings[remark.key], world)
    world.named |= {key: list(each.written.mentions) for key, each in wordings.items()}
    Comment.objects.bulk_create(world.comments.values())
    Mention.objects.bulk_create(
        Mention(
            post_id=world.comments[key].post_id,
            comment=world.comments[key],
            person=person,
            words=words,
        )
        for key, wording in wordings.items()
        for person, words in wording.written.mentions.items()
    )
    _add_revisions([remark for remark, _, _ in said], world)
    _count(world)


def moments_of(story: Story, world: World) -> Iterator[tuple[Remark, datetime]]:
    """When each remark was made: after the story and after what it answers, and never still to come."""
    clock, start = world.clock, world.posts[story.key].published
    at: dict[str, datetime] = {}
    for number, remark in enumerate(story.remarks):
        above = at.get(remark.answers, start)
        latest = clock.now - BREATH * (len(story.remarks) - number)
        # “+5m” counts from what is answered, a time of the day from the story.
        counted_from = above if remark.when.endswith("m") else start
        moment = min(clock.after(counted_from, remark.when), latest)
        at[remark.key] = max(moment, above + timedelta(seconds=1))
        yield remark, at[remark.key]


def _comment(
    remark: Remark, moment: datetime, post: Post, wording: Wording, world: World
) -> Comment:
    withdrawn = "withdrawn" in remark.marks
    return Comment(
        id=id_at(moment, f"comment {remark.key}"),
        handle=handle_of(f"comment {remark.key}"),
        post=post,
        parent=world.comments[remark.answers] if remark.answers else None,
        depth=1 if remark.answers else 0,
        author=world.people[remark.author],
        content=wording.written.content,
        html=wording.html,
        state=State.WITHDRAWN if withdrawn else State.LIVE,
        state_since=moment + BREATH if withdrawn else None,
        edited=moment + BREATH if "edited" in remark.marks else None,
    )


def _add_revisions(remarks: list[Remark], world: World) -> None:
    """`! edited earlier words`: what a remark said before."""
    CommentRevision.objects.bulk_create(
        CommentRevision(comment=world.comments[remark.key], content=remark.marks["edited"])
        for remark in remarks
        if "edited" in remark.marks
    )


def _count(world: World) -> None:
    live = (each for each in world.comments.values() if each.state == State.LIVE)
    counts = Counter(comment.post_id for comment in live)
    for post in world.posts.values():
        post.comment_count = counts[post.pk]
    with every_row(because="the comments of the demo are counted once, when all are there"):
        Post.objects.bulk_update(world.posts.values(), ["comment_count"], batch_size=500)
