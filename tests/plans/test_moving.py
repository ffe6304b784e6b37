"""How posts follow their group to another audience: what a batch asks, not how long it takes.

A batch holds the only write lock of SQLite. One statement that walks over all entries
there are keeps every other writer out for seconds.
"""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from lenig.access.models import EVERYONE
from lenig.groups.actions.changing_visibility import move_to_audience
from lenig.groups.models import Group
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.models import Post, PostSource
from tests.cast import Cast

MEMBERS = ["anouk", "chidi", "carla"]


def written(cast: Cast, group: Group, number: int) -> list[Post]:
    """That many posts in this group, by several people and about several topics."""
    return [
        publish(
            NewPost("update", content=f"Bericht {n} #onderwerp{n}", place=group.source),
            viewer=cast.viewer(MEMBERS[n % len(MEMBERS)]),
        )
        for n in range(number)
    ]


def statements(posts: list[Post], audience: int) -> list[str]:
    with CaptureQueriesContext(connection) as captured, transaction.atomic():
        move_to_audience(posts, audience)
    return [query["sql"] for query in captured]


@pytest.mark.parametrize("to", ["its members", "everyone"])
def test_a_batch_asks_the_same_however_many_posts_are_in_it(cast: Cast, to: str) -> None:
    group = cast.c
    audience = EVERYONE if to == "everyone" else group.own_audience_id
    posts = written(cast, group, 21)
    statements(posts, audience)  # sources of people are made at first use

    one, twenty = statements(posts[:1], audience), statements(posts[1:], audience)

    assert len(one) == len(twenty)


def test_closing_finds_the_entries_by_their_posts(cast: Cast) -> None:
    posts = written(cast, cast.c, 3)
    statements(posts, EVERYONE)

    asked = statements(posts, cast.c.own_audience_id)

    [delete] = [sql for sql in asked if sql.startswith("DELETE")]
    assert "EXISTS" not in delete
    entries = PostSource._base_manager.filter(post_id__in=[post.pk for post in posts])
    assert set(entries.values_list("source_id", flat=True)) == {cast.c.source_id}
