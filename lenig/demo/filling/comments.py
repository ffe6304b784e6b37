"""Remarks become comments, in two levels and in the order of their moments."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from lenig.demo.filling.words import Wording, names
from lenig.demo.filling.world import World
from lenig.demo.keys import handle_of, id_at
from lenig.demo.script import Remark, Story
from lenig.stream.models import Comment, CommentRevision, Mention, Post, State

#: Nobody answers faster than this, or takes words back.
BREATH = timedelta(seconds=2)


def make_comments(world: World) -> None:
    """All that was said under the stories, counted on their posts; not written yet."""
    people = names(world)
    for story in world.stories:
        if post := world.posts.get(story.key):
            for remark, moment in moments_of(story, world):
                world.wordings[remark.key] = wording = Wording(remark, world, people)
                comment = _comment(remark, moment, post, wording, world)
                world.comments[remark.key] = comment
                post.comment_count += comment.state == State.LIVE


def add_comments(world: World) -> None:
    """Write the comments, whom they name, and what some of them said before."""
    Comment.objects.bulk_create(world.comments.values())
    Mention.objects.bulk_create(
        Mention(post_id=comment.post_id, comment=comment, person=person, words=words)
        for key, comment in world.comments.items()
        for person, words in world.wordings[key].written.mentions.items()
    )
    CommentRevision.objects.bulk_create(
        CommentRevision(comment=comment, content=remark.marks["edited"])
        for story in world.stories
        for remark in story.remarks
        if "edited" in remark.marks and (comment := world.comments.get(remark.key))
    )


def moments_of(story: Story, world: World) -> Iterator[tuple[Remark, datetime]]:
    """When each remark was made: after the story and after what it answers, and never still to come."""
    clock, start = world.clock, world.posts[story.key].published
    at: dict[str, datetime] = {}
    for number, remark in enumerate(story.remarks, start=1):
        above = at.get(remark.answers, start)
        # “+5m” counts from what is answered, a time of the day from the story.
        moment = clock.after(above if remark.when.endswith("m") else start, remark.when)
        if moment >= clock.now:
            # Tomorrow's remark was made today, later than those before it.
            moment = above + (clock.now - above) * number / (len(story.remarks) + 1)
        at[remark.key] = max(moment, above + BREATH)
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
