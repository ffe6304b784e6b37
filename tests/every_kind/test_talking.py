"""A kind is passed on, talked about and reacted to like every other, in its own words."""

from typing import Any

import pytest
from django.utils import translation

from lenig.access.scope import every_row
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.kinds import Kind
from lenig.stream.models import Post
from tests.attacks import hostile
from tests.attacks.inert import faults_in
from tests.budget import cost_of
from tests.cast import Cast
from tests.every_kind import examples
from tests.every_kind.conftest import As, Share
from tests.every_kind.test_writing import LANGUAGES, WORDS, newest, text


def test_it_is_shared_further_and_shown_only_to_who_may_read_it(
    cast: Cast, as_: As, share: Share
) -> None:
    post = share(WORDS)

    answer = as_(cast.carla).post(
        f"{post.get_absolute_url()}share/",
        {"content": "Kijk eens", "place": cast.o.source.handle},
    )

    assert answer.status_code == 302
    address = newest().get_absolute_url()
    assert WORDS in text(as_(cast.anouk), address)
    page = text(as_(cast.esra), address)
    assert "Kijk eens" in page
    assert WORDS not in page
    assert post.handle not in page


def test_people_talk_below_it(cast: Cast, as_: As, share: Share) -> None:
    post = share(WORDS)

    answer = as_(cast.carla).post(
        f"{post.get_absolute_url()}comments/", {"content": "Mooi geschreven"}
    )

    assert answer.status_code == 302
    for address in (post.get_absolute_url(), "/?tab=organisation"):
        assert "Mooi geschreven" in text(as_(cast.anouk), address)


@LANGUAGES
def test_the_button_that_likes_it_says_the_word_of_the_kind(
    cast: Cast, as_: As, kind: Kind, share: Share, language: str
) -> None:
    post = share(WORDS)
    browser = as_(cast.carla, language)
    with translation.override(language):
        word = str(kind.like_word)
    assert f"{word}</button>" in text(browser, post.get_absolute_url())

    browser.post(f"{post.get_absolute_url()}reaction/", {"reaction": "like"})

    page = text(browser, post.get_absolute_url())
    assert 'aria-pressed="true"' in page
    assert post.author.name in page
    assert cast.carla.name in text(browser, f"{post.get_absolute_url()}reactions/")


def test_hostile_words_do_nothing_but_show(cast: Cast, as_: As, kind: Kind) -> None:
    browser = as_(cast.anouk)

    def shared(words: str) -> bool:
        return browser.post("/compose/", examples.sent(kind, words)).status_code == 302

    posts = [newest() for words in hostile.FEW if shared(words)]

    assert len(posts) > len(hostile.FEW) / 2
    reader = as_(cast.esra)
    assert faults_in(text(reader, "/?tab=organisation")) == []
    for post in posts:
        assert faults_in(text(reader, post.get_absolute_url())) == [], post.content


@pytest.mark.parametrize("address", ["/?tab=organisation", "GROUP"])
def test_a_page_of_twenty_costs_what_a_page_of_one_costs(
    cast: Cast, as_: As, share: Share, address: str
) -> None:
    page = cast.c.get_absolute_url() if address == "GROUP" else address
    share(WORDS)
    browser = as_(cast.carla)
    one = len(cost_of(browser, page))
    for number in range(19):
        share(f"{WORDS} {number}")

    assert len(cost_of(browser, page)) <= one


def test_a_page_costs_what_the_kind_says(cast: Cast, as_: As, kind: Kind, share: Share) -> None:
    anouk, browser = cast.viewer("anouk"), as_(cast.carla)
    publish(NewPost(kind="update", content=WORDS), viewer=anouk)
    without = len(cost_of(browser, "/?tab=organisation"))
    share(WORDS)

    assert len(cost_of(browser, "/?tab=organisation")) <= without + kind.queries


def test_its_text_goes_along_without_any_markup(kind: Kind, share: Share) -> None:
    """What search, mails and exports take: the words as one reads them."""
    post = share(f"{WORDS} & meer")

    assert f"{WORDS} & meer" in post.content
    assert "<" not in post.content
    assert str(post)
    assert kind.as_type


def test_it_keeps_what_only_it_knows_in_one_row_per_post(
    cast: Cast, kind: Kind, share: Share
) -> None:
    if kind.details is None:
        return
    assert kind.details._meta.pk.name == "post"
    post = share(WORDS)
    visible: Any = kind.details._default_manager

    assert visible.visible_to(cast.viewer("carla")).filter(pk=post.pk).count() <= 1
    assert visible.visible_to(cast.viewer("esra")).filter(pk=post.pk).count() == 0


def test_a_post_that_came_without_a_form_is_whole(
    cast: Cast, as_: As, kind: Kind, share: Share
) -> None:
    """An import and the demo write the post, and give the kind nothing to go by."""
    post = share(WORDS)
    with every_row(because="a test does what an import does"):
        if kind.details:
            kind.details._default_manager.filter(pk=post.pk).delete()
        post = Post.objects.get(pk=post.pk)
        kind.save_details(post, {})
        kind.save_details(post, {})

    for address in (post.get_absolute_url(), "/?tab=organisation"):
        assert WORDS in text(as_(cast.carla), address)
    assert WORDS in text(as_(cast.anouk), f"{post.get_absolute_url()}edit/")
