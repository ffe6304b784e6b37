"""Surface P for the stream: what a request may say, and what it may not."""

import json
from typing import Any

import pytest
from django.test import Client

from lenig.stream.actions.keeping import bookmark, keep_draft
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.models import Bookmark, Comment, Draft, Follow, Post
from lenig.toolkit import cursor
from tests.attacks.world import World
from tests.cast import Cast

#: Fields that only the server decides.
FOREIGN = {
    "id": "1",
    "handle": "0" * 20,
    "author": "1",
    "author_id": "1",
    "person": "1",
    "audience": "1",
    "audience_id": "1",
    "published": "2001-01-01",
    "state": "hidden",
    "pinned": "yes",
    "is_highlight": "yes",
    "count_like": "1000",
    "comment_count": "1000",
    "version": "9",
    "source": "import",
    "html": "<script>alert(1)</script>",
    "role": "administrator",
}


def test_A100_fields_that_only_the_server_decides_are_ignored(client: Client, cast: Cast) -> None:
    client.force_login(cast.esra)

    client.post("/compose/", {"kind": "update", "content": "Van mij.", **FOREIGN})
    post = Post.objects.every_row(because="what a test made").get()
    for door in ("comments/", "edit/", "bookmark/", "watch/"):
        words = {"content": "Van mij.", "keep": "yes", "level": "all", **FOREIGN}
        client.post(post.get_absolute_url() + door, words)

    post.refresh_from_db()
    comment = Comment.objects.every_row(because="what a test made").get()
    for made in (post, comment):
        assert made.author_id == cast.esra.pk
        assert made.state == "live"
        assert made.html == "<p>Van mij.</p>"
        assert (made.reaction_count, made.source, made.edited) == (0, "", None)
    assert (post.audience_id, post.is_highlight, post.comment_count) == (1, False, 1)
    assert cast.esra.role == type(cast.esra).objects.get(pk=cast.esra.pk).role


def test_A101_nobody_keeps_follows_or_reads_in_the_name_of_another(
    client: Client, world: World
) -> None:
    cast = world.cast
    bookmark(world.o_post, viewer=cast.viewer("anouk"))
    keep_draft(viewer=cast.viewer("anouk"), kind="update", fields={"content": world.canary("d")})
    client.force_login(cast.esra)
    other: dict[str, str | int] = {
        "person": cast.anouk.pk,
        "user_id": cast.anouk.pk,
        "as": cast.anouk.handle,
    }

    for address in ("/bookmarks/", "/drafts/"):
        page = client.get(address, other).content.decode()
        assert world.canary("opost") not in page
        assert world.canary("d") not in page
    client.post("/drafts/", {"kind": "update", "content": "Iets", **other})
    client.post(f"/follow/{cast.bram.handle}/", {"level": "all", **other})

    assert Draft.objects.filter(person=cast.anouk).count() == 1
    followers = Follow.objects.filter(source__handle=cast.bram.handle)
    assert list(followers.values_list("person", flat=True)) == [cast.esra.pk]
    assert list(Bookmark.objects.values_list("person", flat=True)) == [cast.anouk.pk]


@pytest.mark.parametrize(
    "after", ["-1", "0", "9" * 40, "x" * 200, "1~abc", "%00", cursor.write(-5)]
)
@pytest.mark.parametrize("limit", ["1000000", "-1"])
def test_A105_a_page_is_as_long_as_the_server_says(
    client: Client, cast: Cast, after: str, limit: str
) -> None:
    for number in range(25):
        publish(NewPost("update", f"Nummer {number}."), viewer=cast.viewer("anouk"))
    client.force_login(cast.esra)

    page = client.get(
        "/", {"tab": "organisation", "after": after, "limit": limit, "page_size": limit}
    )

    assert page.status_code == 200
    assert page.content.count(b"data-post=") <= 20


@pytest.mark.parametrize(
    "body",
    [
        {"kind": ["update", "share"], "content": ["Eerste", "Tweede"], "place": ["", "x"]},
        {"kind": "UPDATE", "content": "Hoi"},
        {"KIND": "update", "CONTENT": "Hoi"},
        {"kind": "update", "content[]": "Hoi"},
        {"kind": "update", "content": ""},
    ],
    ids=["twice", "case of a value", "case of a name", "list", "empty"],
)
def test_A107_what_is_sent_oddly_is_checked_the_same(
    client: Client, cast: Cast, body: dict[str, Any]
) -> None:
    client.force_login(cast.esra)

    answer = client.post("/compose/", body)

    assert answer.status_code in {404, 422}
    assert not Post.objects.every_row(because="what a test made").exists()


def test_A107_a_body_of_json_is_no_form(client: Client, cast: Cast) -> None:
    client.force_login(cast.esra)

    answer = client.post(
        "/compose/",
        json.dumps({"kind": "update", "content": "Hoi"}),
        content_type="application/json",
    )

    assert answer.status_code == 422
    assert not Post.objects.every_row(because="what a test made").exists()
