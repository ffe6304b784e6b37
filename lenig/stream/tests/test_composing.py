"""Sharing something through the composer."""

from collections.abc import Callable

import pytest
from django.test import Client

from lenig.people.models import Person
from lenig.stream.forms import KindForm, TextField
from lenig.stream.kinds import Kind, registry
from lenig.stream.models import Post
from tests.cast import Cast

As = Callable[[Person], Client]


def shared() -> list[Post]:
    return list(Post.objects.every_row(because="what a test made"))


def test_what_is_shared_stands_on_the_page_one_lands_on(as_: As, cast: Cast) -> None:
    browser = as_(cast.anouk)

    page = browser.post(
        "/compose/", {"kind": "update", "content": "De zaal is klaar."}, follow=True
    )

    assert "De zaal is klaar." in page.content.decode()
    assert page.redirect_chain[0][0].startswith("/?shared=")


def test_a_double_click_makes_one_post(as_: As, cast: Cast) -> None:
    browser = as_(cast.anouk)
    words = {"kind": "update", "content": "Eén keer.", "key": "abc"}

    browser.post("/compose/", words)
    browser.post("/compose/", words)

    assert len(shared()) == 1


def test_the_same_form_with_other_words_keeps_them_and_says_so(as_: As, cast: Cast) -> None:
    browser = as_(cast.anouk)
    browser.post("/compose/", {"kind": "update", "content": "Eerst.", "key": "abc"})

    page = browser.post("/compose/", {"kind": "update", "content": "Daarna.", "key": "abc"})

    assert page.status_code == 422
    assert "Daarna." in page.content.decode()
    assert len(shared()) == 1


def test_nothing_typed_is_an_error_beside_the_field(as_: As, cast: Cast) -> None:
    page = as_(cast.anouk).post("/compose/", {"kind": "update", "content": "  "})

    assert page.status_code == 422
    assert "Schrijf eerst iets." in page.content.decode()


def test_a_place_where_one_does_not_take_part_is_refused_and_the_words_are_kept(
    as_: As, cast: Cast
) -> None:
    words = {"kind": "update", "content": "Voor de reorganisatie.", "place": cast.s.source.handle}

    refused = as_(cast.bram).post("/compose/", words)
    assert refused.status_code == 422
    assert "Voor de reorganisatie." in refused.content.decode()
    assert shared() == []

    as_(cast.dewi).post("/compose/", words)
    assert [post.place_id for post in shared()] == [cast.s.source_id]


def test_a_guest_shares_in_their_groups_and_nowhere_else(as_: As, cast: Cast) -> None:
    place = cast.g.source.handle

    refused = as_(cast.gast).post("/compose/", {"kind": "update", "content": "Aan allen."})
    done = as_(cast.gast).post(
        "/compose/", {"kind": "update", "content": "Aan ons.", "place": place}
    )

    assert (refused.status_code, done.status_code) == (422, 302)
    assert [post.content for post in shared()] == ["Aan ons."]


class Longer(KindForm):
    content = TextField()  # type: ignore[assignment]  # the field that the property reads


class LongKind(Kind):
    """A kind with room for long texts, as the blog is."""

    name = "blog"
    label, verb, prompt, like_word, icon = "Blog", "Publiceer", "Schrijf", "Mooi", "book-open"
    form = Longer

    @property
    def form_template(self) -> str:
        return "kinds/update/form.html"


def test_too_long_an_update_can_go_on_as_a_blog(
    as_: As, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(registry, "blog", LongKind())
    words = {"kind": "update", "content": "Heel lang. " * 600}
    browser = as_(cast.anouk)

    refused = browser.post("/compose/", words)
    longer = browser.post("/compose/", {**words, "switch": "blog"})

    assert refused.status_code == 422
    assert '<p class="writer__longer fine" data-longer>' in refused.content.decode()
    assert words["content"].strip() in longer.content.decode()
    assert '<input type="hidden" name="kind" value="blog">' in longer.content.decode()
    assert shared() == []
