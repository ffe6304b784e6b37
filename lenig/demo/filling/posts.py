"""Stories become posts, with what hangs on them: topics, names, pictures, pins, closures."""

from datetime import timedelta
from typing import Any

from lenig.access.models import EVERYONE
from lenig.access.scope import every_row
from lenig.demo.filling.words import Wording, names
from lenig.demo.filling.world import World
from lenig.demo.keys import handle_of, id_at
from lenig.demo.script import Story, Unreadable
from lenig.stream.actions.listing import list_all_under_sources
from lenig.stream.kinds import registry
from lenig.stream.models import (
    Attachment,
    Closure,
    Mention,
    Pin,
    Post,
    PostRevision,
    PostSource,
    PostTopic,
    Share,
)

MOST_RECENT = timedelta(minutes=1)


def tellable(stories: list[Story]) -> list[Story]:
    """The stories whose kind is installed: a kind is a folder, and may be left out."""
    return [story for story in stories if story.kind in registry]


def make_posts(world: World) -> None:
    """Every story that can be told, at its moment; not written yet."""
    people = names(world)
    for story in tellable(world.stories):
        world.wordings[story.key] = wording = Wording(story, world, people)
        world.posts[story.key] = _post(story, wording, world)


def add_posts(world: World) -> None:
    """Write the posts with all that hangs on them."""
    Post.objects.bulk_create(world.posts.values())
    said = [(post, world.wordings[key]) for key, post in world.posts.items()]
    PostTopic.objects.bulk_create(
        PostTopic(post=post, topic=topic)
        for post, wording in said
        for topic in {topic.pk: topic for topic in wording.topics.values()}.values()
    )
    Mention.objects.bulk_create(
        Mention(post=post, person=person, words=words)
        for post, wording in said
        for person, words in wording.written.mentions.items()
    )
    _list(list(world.posts.values()))
    _add_what_hangs_on_them({s.key: s for s in world.stories if s.key in world.posts}, world)


def _post(story: Story, wording: Wording, world: World) -> Post:
    moment = min(world.clock.ago(story.when), world.clock.now - MOST_RECENT)
    group = world.groups.get(story.group)
    if story.group and group is None:
        raise Unreadable(f"{story.place}: no group {story.group}")
    return Post(
        id=id_at(moment, f"post {story.key}"),
        handle=handle_of(f"post {story.key}"),
        author=world.people[story.author],
        audience_id=group.audience_id if group else EVERYONE,
        place=group.source if group else None,
        kind=story.kind,
        title=story.marks.get("title", ""),
        content=wording.written.content,
        html=wording.html,
        language=story.marks.get("language", "nl"),
        is_highlight="highlight" in story.marks,
    )


def _list(posts: list[Post]) -> None:
    """Where readers find them: a post that not everyone may read stands in its group alone."""
    list_all_under_sources([post for post in posts if post.audience_id == EVERYONE])
    PostSource.objects.bulk_create(
        PostSource(
            source=post.place,
            post=post,
            audience_id=post.audience_id,
            is_highlight=post.is_highlight,
        )
        for post in posts
        if post.place and post.audience_id != EVERYONE
    )


def _add_what_hangs_on_them(told: dict[str, Story], world: World) -> None:
    marked = [(story, world.posts[key], story.marks) for key, story in told.items()]
    Share.objects.bulk_create(
        Share(post=post, original=world.posts[marks["shares"]])
        for _, post, marks in marked
        if "shares" in marks
    )
    Attachment.objects.bulk_create(
        Attachment(post=post, file=world.pictures[key], rank=rank)
        for _, post, marks in marked
        for rank, key in enumerate(marks.get("picture", "").split())
    )
    Pin.objects.bulk_create(
        Pin(post=post, place=post.place, by=_owner(story, world))
        for story, post, marks in marked
        if "pin" in marks
    )
    for story, post, marks in marked:
        cover = world.pictures[marks["cover"]] if "cover" in marks else None
        registry[post.kind].save_details(post, {"cover": cover})
        if "closed" in marks:
            _close(post, story, marks["closed"], world)
        if "edited" in marks:
            _edit(post, story, marks["edited"], world)


def _owner(story: Story, world: World) -> Any:
    return world.people[world.register.circles[story.group].owners[0]]


def _close(post: Post, story: Story, said: str, world: World) -> None:
    """ "maartje +1 16:20: the reason"."""
    who, when, reason = _who_when_what(said, story)
    Closure.objects.create(post=post, by=world.people[who], reason=reason)
    with every_row(because="the closure of a story of the demo happened in its time"):
        at = min(world.clock.after(post.published, when), world.clock.now)
        Closure.objects.filter(post=post).update(at=at)


def _edit(post: Post, story: Story, said: str, world: World) -> None:
    """ "wilma +40m: the earlier words"."""
    who, when, earlier = _who_when_what(said, story)
    at = min(world.clock.after(post.published, when), world.clock.now)
    revision = PostRevision.objects.create(
        post=post, editor=world.people[who], title=post.title, content=earlier
    )
    with every_row(because="the edit of a story of the demo happened in its time"):
        PostRevision.objects.filter(pk=revision.pk).update(replaced=at)
        Post.objects.filter(pk=post.pk).update(edited=at, version=1)


def _who_when_what(said: str, story: Story) -> tuple[str, str, str]:
    head, _, words = said.partition(": ")
    who, _, when = head.partition(" ")
    if not words:
        raise Unreadable(f"{story.place}: a mark is like “closed maartje +1 16:20: reason”")
    return who, when, words
