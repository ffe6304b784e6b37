"""A kind can be written, read by who may, changed, taken away and given back."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone, translation

from lenig.access.scope import every_row
from lenig.stream.kinds import Kind
from lenig.stream.models import Post
from tests.cast import Cast
from tests.every_kind import examples
from tests.every_kind.conftest import As, Share

WORDS, LATER = "Windmolens bij de haven", "Zonnepanelen op het dak"
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


def newest() -> Post:
    with every_row(because="a test looks at what it shared"):
        return Post.objects.select_related("place", "author").order_by("-pk")[0]


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def places_to_read(post: Post, cast: Cast) -> list[str]:
    return [post.get_absolute_url(), "/?tab=organisation", cast.c.get_absolute_url()]


@LANGUAGES
def test_the_form_is_there_without_a_script(cast: Cast, as_: As, kind: Kind, language: str) -> None:
    page = text(as_(cast.anouk, language), f"/compose/?kind={kind.name}")

    with translation.override(language):
        assert f">{kind.verb}</button>" in page
        assert str(kind.label) in page
    assert "<form" in page
    for name in examples.form_of(kind).base_fields:
        assert f'name="{name}"' in page or f'name="{name}-' in page, name


@LANGUAGES
def test_what_is_sent_is_shared_and_read_by_who_may(
    cast: Cast, as_: As, kind: Kind, language: str
) -> None:
    sent = examples.sent(kind, WORDS, place=cast.c.source.handle)

    answer = as_(cast.anouk, language).post("/compose/", sent)

    assert answer.status_code == 302
    post = newest()
    assert (post.kind, post.place_id) == (kind.name, cast.c.source_id)
    for reader in (cast.anouk, cast.carla):
        browser = as_(reader, language)
        for address in places_to_read(post, cast):
            page = text(browser, address)
            assert WORDS in page, address
            assert f'data-post="{post.handle}" data-kind="{kind.name}"' in page
    for outsider in (cast.esra, cast.gast):
        browser = as_(outsider, language)
        assert [
            text(browser, each)
            for each in places_to_read(post, cast)
            if WORDS in text(browser, each)
        ] == []
        assert browser.get(post.get_absolute_url()).status_code == 404


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast: Cast, as_: As, kind: Kind) -> None:
    browser = as_(cast.anouk)

    elsewhere = browser.post("/compose/", examples.sent(kind, WORDS, place=cast.g.source.handle))
    empty = browser.post("/compose/", examples.sent(kind, " "))

    assert elsewhere.status_code == empty.status_code == 422
    assert WORDS in elsewhere.content.decode()
    assert "error" in empty.content.decode()
    assert Post.objects.visible_to(cast.viewer("anouk")).filter(kind=kind.name).count() == 0


def test_its_author_changes_it_and_the_earlier_words_stay(
    cast: Cast, as_: As, kind: Kind, share: Share
) -> None:
    post, browser = share(WORDS), as_(cast.anouk)
    edit, history = f"{post.get_absolute_url()}edit/", f"{post.get_absolute_url()}history/"
    assert WORDS in text(browser, edit)

    answer = browser.post(edit, examples.sent(kind, LATER))

    assert answer.status_code == 302
    page = text(browser, post.get_absolute_url())
    assert LATER in page
    assert WORDS not in page
    assert WORDS in text(browser, history)
    assert WORDS in text(as_(cast.carla), history)  # she moderates there
    for other in (cast.dora, cast.esra):
        assert as_(other).get(edit).status_code == 404
        assert as_(other).get(history).status_code == 404


def test_an_edit_that_is_wrong_changes_nothing(
    cast: Cast, as_: As, kind: Kind, share: Share
) -> None:
    post = share(WORDS)

    answer = as_(cast.anouk).post(f"{post.get_absolute_url()}edit/", examples.sent(kind, " "))

    assert answer.status_code == 422
    assert WORDS in text(as_(cast.carla), post.get_absolute_url())


def test_its_author_takes_it_away_and_back_within_thirty_days(
    cast: Cast, as_: As, share: Share
) -> None:
    post, page = share(WORDS), share("Iets anders").get_absolute_url()
    address = post.get_absolute_url()
    assert page != address

    as_(cast.anouk).post(f"{address}withdrawal/")

    assert WORDS in text(as_(cast.anouk), address)
    assert as_(cast.carla).get(address).status_code == 404
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert as_(cast.anouk).post(f"{address}restoration/").status_code == 404
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        assert as_(cast.anouk).post(f"{address}restoration/").status_code == 302
    assert WORDS in text(as_(cast.carla), address)
