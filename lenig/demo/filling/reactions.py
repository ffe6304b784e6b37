"""Reactions: those that a story names, and as many others as it counts."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache

from lenig.demo.filling.world import World
from lenig.demo.keys import draw
from lenig.demo.register import Figure
from lenig.demo.script import Said, Story, Unreadable
from lenig.stream.models import Comment, CommentReaction, Post, Reaction

#: Who works or takes part beside the author reacts sooner: this much of a draw out of 1,024.
NEARNESS = 460
#: An odd number without a pattern: multiplying by it spreads a draw over all its bits.
_SPREAD = 0x9E3779B97F4A7C15


def make_reactions(world: World) -> None:
    """Reactions to posts and to comments, counted on them; not written yet."""
    for story in world.stories:
        if post := world.posts.get(story.key):
            for who, kind in _given(story, story.key, story, post.published, world):
                world.reactions.append(Reaction(post=post, person=world.people[who], type=kind))
                _count(post, kind)
            for remark in story.remarks:
                comment = world.comments[remark.key]
                for who, kind in _given(remark, remark.key, story, comment.published, world):
                    person = world.people[who]
                    world.comment_reactions.append(
                        CommentReaction(comment=comment, person=person, type=kind)
                    )
                    _count(comment, kind)


def add_reactions(world: World) -> None:
    """Write the reactions."""
    Reaction.objects.bulk_create(world.reactions)
    CommentReaction.objects.bulk_create(world.comment_reactions)


def _count(target: Post | Comment, kind: str) -> None:
    counter = f"count_{kind}"
    setattr(target, counter, getattr(target, counter) + 1)


def _given(
    said: Said, key: str, story: Story, moment: datetime, world: World
) -> Iterator[tuple[str, str]]:
    """Who reacted how: nobody twice, nobody to themselves, nobody who could not read it then."""
    if not said.reactions:
        return
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
    members = world.members(story.group) if story.group else {}
    is_open = not story.group or world.groups[story.group].is_open
    near, seed = _departments(world.register.figures[said.author]), draw(key)

    def place(figure: Figure) -> int:
        chance = ((seed ^ _draw(figure.key)) * _SPREAD >> 40) & 1023
        return chance - NEARNESS * (
            figure.key in members or not near.isdisjoint(_departments(figure))
        )

    able = [
        figure
        for figure in world.register.figures.values()
        if figure.key != said.author
        and (figure.key in members or (is_open and not figure.guest))
        and not figure.left
        and _had_started(figure, moment, world)
    ]
    return [figure.key for figure in sorted(able, key=place)]


def _had_started(figure: Figure, moment: datetime, world: World) -> bool:
    starts_on = world.people[figure.key].starts_on
    return starts_on is None or starts_on <= moment.date()


@cache
def _departments(figure: Figure) -> frozenset[str]:
    return frozenset(seat.department for seat in figure.seats) - {""}


@cache
def _draw(key: str) -> int:
    return draw(key)
