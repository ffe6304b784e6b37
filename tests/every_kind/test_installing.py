"""A kind is found by being there, and its posts outlive it."""

import pytest

from lenig.stream.actions.keeping import bookmark, keep_draft
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.kinds import Kind, registry
from lenig.ui.markup import icon
from tests.cast import Cast
from tests.every_kind import examples
from tests.every_kind.conftest import As, Share
from tests.every_kind.test_writing import WORDS, text


def test_kinds_were_found() -> None:
    """Without this one, a suite over no kinds at all would pass."""
    assert "update" in {kind.name for kind in examples.kinds()}
    assert examples.others() == {examples.PASSES_ON}


def test_it_has_a_face_and_words(kind: Kind) -> None:
    assert "<svg" in icon(kind.icon)
    for said in (kind.label, kind.verb, kind.prompt, kind.like_word):
        assert str(said).strip()


def test_its_posts_stay_readable_when_it_is_taken_away(
    cast: Cast, as_: As, kind: Kind, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = share(WORDS)
    bookmark(post, viewer=cast.viewer("carla"))
    passed_on = NewPost(kind=examples.PASSES_ON, place=cast.c.source, details={"original": post})
    sharing = publish(passed_on, viewer=cast.viewer("carla"))
    keep_draft(viewer=cast.viewer("carla"), kind=kind.name, fields={"content": "Half af"})

    monkeypatch.delitem(registry, kind.name)

    browser = as_(cast.carla)
    pages = [
        "/?tab=organisation",
        cast.c.get_absolute_url(),
        "/bookmarks/",
        post.get_absolute_url(),
        sharing.get_absolute_url(),
    ]
    for address in pages:
        assert WORDS in text(browser, address), address
    assert browser.get("/drafts/").status_code == 200
    assert browser.get(f"{post.get_absolute_url()}more/").status_code == 200


def test_what_can_be_done_without_knowing_the_kind_can_still_be_done(
    cast: Cast, as_: As, kind: Kind, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = share(WORDS)
    address = post.get_absolute_url()
    monkeypatch.delitem(registry, kind.name)
    browser = as_(cast.anouk)

    assert browser.post(f"{address}reaction/", {"reaction": "like"}).status_code == 302
    assert browser.post(f"{address}comments/", {"content": "Toch nog"}).status_code == 302
    assert browser.get(f"{address}edit/").status_code == 404
    assert f"{address}edit/" not in text(browser, f"{address}more/")
    assert browser.post(f"{address}withdrawal/").status_code == 302
    assert browser.post(f"{address}restoration/").status_code == 302
    assert WORDS in text(browser, address)
