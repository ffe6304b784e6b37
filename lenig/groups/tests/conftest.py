"""What the tests of groups share: somebody shares something, and who can read it."""

from collections.abc import Callable

import pytest

from lenig.access.viewer import Viewer
from lenig.groups.models import Group
from lenig.people.models import Person
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.models import Post

Share = Callable[..., Post]


@pytest.fixture
def share() -> Share:
    """Share an update in a group, or with everyone at work."""

    def share_update(author: Person, content: str, group: Group | None = None) -> Post:
        place = group.source if group else None
        return publish(
            NewPost(kind="update", content=content, place=place), viewer=Viewer.of(author)
        )

    return share_update


def reads(person: Person, post: Post) -> bool:
    """Whether this person can read this post now."""
    return Post.objects.visible_to(Viewer.of(person)).filter(pk=post.pk).exists()
