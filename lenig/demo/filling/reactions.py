"""Reactions: those that a story names, and as many others as it counts."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lenig.access.scope import every_row
from lenig.demo.filling.world import World
from lenig.demo.keys import draw
from lenig.demo.script import Said, Story, Unreadable
from lenig.stream.models import Comment, CommentReaction, Post, Reaction, ReactionType

COUNTERS = [f"count_{name}" for name in ReactionType.values]
#: Who works or takes part beside the author reacts sooner: this much of a draw out of 1,000.
NEARNESS = 450


def add_reactions(world: World) -> None:
    """Reactions to posts and to comments, with their counters."""
    to_posts, to_comments = [], []
    for story in world.stories:
        if story.key not in world.posts:
            continue
        post = world.posts[story.key]
        for who, kind in _given(story, story.key, story, post.published, world):
            to_posts.append(Reaction(post=post, person=world.people[who], type=kind))
        for remark in story.remarks:
            comment = world.comments[remark.key]
            for who, kind in _given(remark, remark.key, story, comment.published, world):
                to_comments.append(
                    CommentReaction(comment=comment, person=world.people[who], type=kind)
                )
    Reaction.objects.bulk_create(to_posts)
    CommentReaction.objects.bulk_create(to_comments)
    _count(Post, {post.pk: post for post in world.posts.values()}, to_posts, "post_id")
    _count(Comment, {each.pk: each for each in world.comments.values()}, to_comments, "comment_id")


def _given(
    said: Said, key: str, story: Story, moment: datetime, world: World
) -> Iterator[tuple[str, str]]:
    """Who reacted how: nobody twice, nobody to themselves, nobody who could not read it then."""
    left = _readers(said, key, story, moment, world)
    if sum(reactions.count for reactions in said.reactions) > len(left):
        raise Unreadable(f"{said.place}: only {len(left)} people could react")
    for reactions in said.reactions:
        for who in reactions.people:
            if who not in left:
                raise Unreadable(f"{said.place}: {who} could not react, or did so already")
            left.remove(who)
            yield who, reactions.type
    for reactions in said.reactions:
        for _ in range(reactions.count - len(reactions.people)):
            yield left.pop(0), reactions.type


def _readers(said: Said, key: str, story: Story, moment: datetime, world: World) -> list[str]:
    """Who could react, the likeliest first."""
    figures = world.register.figures
    members = world.members(story.group) if story.group else {}
    is_open = not story.group or world.groups[story.group].is_open
    near = {seat.department for seat in figures[said.author].seats}

    def place(who: str) -> int:
        beside = who in members or any(seat.department in near for seat in figures[who].seats)
        return draw(f"{key} {who}") % 1000 - NEARNESS * beside

    able = [
        who
        for who, person in world.people.items()
        if who != said.author
        and (who in members or (is_open and not person.is_guest))
        and not figures[who].left
        and (person.starts_on is None or person.starts_on <= moment.date())
    ]
    return sorted(able, key=place)


def _count(model: Any, rows: dict[int, Any], reactions: list[Any], key: str) -> None:
    for (pk, kind), number in Counter(
        (getattr(each, key), each.type) for each in reactions
    ).items():
        setattr(rows[pk], f"count_{kind}", number)
    with every_row(because="the reactions of the demo are counted once, when all are there"):
        model.objects.bulk_update(rows.values(), COUNTERS, batch_size=500)
