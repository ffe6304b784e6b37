"""What one keeps for oneself: bookmarks, drafts, withdrawn posts."""

import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from lenig.access.models import AudienceMembership
from lenig.groups.actions.belonging import let_out
from lenig.people.models import Person
from lenig.stream.models import Draft, Post
from lenig.stream.tests.conftest import Share
from tests.budget import Budget
from tests.cast import Cast

As = Callable[[Person], Client]


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def keep(client: Client, **words: str | list[str]) -> dict[str, str]:
    answer = client.post("/drafts/", {"kind": "update", **words})
    found: dict[str, str] = json.loads(answer.content)
    return found


def test_a_bookmark_is_kept_and_let_go(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.anouk, "Om later te lezen.")
    address = f"{post.get_absolute_url()}bookmark/"

    as_(cast.bram).post(address, {"keep": "yes"})
    assert "Om later te lezen." in text(as_(cast.bram), "/bookmarks/")
    assert "Om later te lezen." not in text(as_(cast.esra), "/bookmarks/")

    as_(cast.bram).post(address, {"keep": ""})
    assert "Om later te lezen." not in text(as_(cast.bram), "/bookmarks/")


def test_a_bookmark_is_gone_with_the_right_to_read(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.anouk, "Alleen voor leden.", place=cast.s.source)
    as_(cast.xander).post(f"{post.get_absolute_url()}bookmark/", {"keep": "yes"})

    AudienceMembership.objects.filter(
        person=cast.xander, audience_id=cast.s.own_audience_id
    ).delete()

    assert "Alleen voor leden." not in text(as_(cast.xander), "/bookmarks/")


def test_a_draft_is_kept_opened_again_and_gone_once_it_is_shared(as_: As, cast: Cast) -> None:
    browser = as_(cast.anouk)
    first = keep(browser, content="Een begin", key="k", csrfmiddlewaretoken="x")
    again = keep(browser, content="Een begin van iets", draft=first["draft"])
    assert again["draft"] == first["draft"]
    assert again["words"].startswith("Concept bewaard om")

    page = text(browser, f"/compose/?draft={first['draft']}")
    assert "Een begin van iets" in page
    assert Draft.objects.get().fields == {"content": "Een begin van iets"}

    browser.post(
        "/compose/", {"kind": "update", "content": "Een begin van iets.", "draft": first["draft"]}
    )
    assert not Draft.objects.exists()


def test_a_draft_comes_back_for_those_it_was_meant_for(as_: As, cast: Cast) -> None:
    browser, place = as_(cast.dewi), cast.s.source.handle
    composer = text(browser, f"/compose/?place={place}")
    draft = keep(browser, content="Voor ons", place=places_sent_by(composer))["draft"]

    assert places_sent_by(text(browser, f"/compose/?draft={draft}")) == [place]


def test_a_draft_for_a_place_that_is_lost_is_for_nobody_until_one_chooses(
    as_: As, cast: Cast
) -> None:
    browser, place = as_(cast.dewi), cast.s.source.handle
    draft = keep(browser, content="Voor ons", place=place)["draft"]
    let_out(cast.s, cast.dewi)

    [chosen] = places_sent_by(text(browser, f"/compose/?draft={draft}"))
    sent = {"kind": "update", "content": "Voor ons", "place": chosen}
    answer = browser.post("/compose/", sent)

    assert answer.status_code == 422
    assert places_sent_by(answer.content.decode()) == [chosen]
    assert not Post.objects.visible_to(cast.viewer("bram")).exists()


def places_sent_by(page: str) -> list[str]:
    """What the composer on this page sends as its place: by each of the fields with that name."""
    unseen = re.findall(r'<input[^>]*name="place"[^>]*value="([^"]*)"', page)
    chosen = r'<select[^>]*name="place">.*?value="([^"]*)" selected'
    return unseen + re.findall(chosen, page, re.DOTALL)


def test_home_says_that_a_draft_waits(as_: As, cast: Cast) -> None:
    draft = keep(as_(cast.anouk), content="Een begin")["draft"]

    assert f"?draft={draft}" in text(as_(cast.anouk), "/")
    assert "?draft=" not in text(as_(cast.bram), "/")


def test_a_draft_is_its_authors_alone(as_: As, cast: Cast) -> None:
    draft = keep(as_(cast.anouk), content="Nog geheim")["draft"]

    assert as_(cast.bram).get(f"/compose/?draft={draft}").status_code == 404
    as_(cast.bram).post(f"/drafts/{draft}/discard/")
    other = keep(as_(cast.bram), content="Gekaapt", draft=draft)

    assert other["draft"] != draft
    assert Draft.objects.get(handle=draft).fields == {"content": "Nog geheim"}


@pytest.mark.parametrize(
    ("words", "status"), [({"content": "x" * 600_000}, 413), ({"kind": "niets"}, 404)]
)
def test_a_draft_that_makes_no_sense_is_refused(
    as_: As, cast: Cast, words: dict[str, str], status: int
) -> None:
    answer = as_(cast.anouk).post("/drafts/", {"kind": "update", **words})

    assert answer.status_code == status
    assert not Draft.objects.exists()


def test_a_draft_of_a_signed_out_window_is_not_taken_for_kept(client: Client, db: None) -> None:
    answer = client.post("/drafts/", {"kind": "update", "content": "Iets"})

    assert answer.status_code == 302
    assert "json" not in answer.headers["Content-Type"]


def test_the_words_go_along_to_another_kind(as_: As, cast: Cast) -> None:
    words = {"kind": "update", "content": "Dit wordt langer.", "switch": "update"}

    page = as_(cast.anouk).post("/compose/", words)

    assert page.status_code == 200
    assert "Dit wordt langer." in page.content.decode()
    assert not Post.objects.every_row(because="what a test made").exists()


def test_a_withdrawn_post_is_for_its_author_alone_and_comes_back(
    as_: As, cast: Cast, share: Share
) -> None:
    post = share(cast.anouk, "Toch niet.")
    address = post.get_absolute_url()
    assert as_(cast.bram).post(f"{address}withdrawal/").status_code == 404
    as_(cast.anouk).post(f"{address}withdrawal/")

    assert as_(cast.bram).get(address).status_code == 404
    assert "Je trok dit bericht in." in text(as_(cast.anouk), address)
    assert "Toch niet." in text(as_(cast.anouk), f"/people/{cast.anouk.handle}/posts/")
    assert "Toch niet." not in text(as_(cast.bram), f"/people/{cast.anouk.handle}/posts/")

    assert as_(cast.bram).post(f"{address}restoration/").status_code == 404
    as_(cast.anouk).post(f"{address}restoration/")
    assert "Toch niet." in text(as_(cast.bram), address)


def test_after_thirty_days_a_withdrawn_post_stays_away(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.anouk)
    as_(cast.anouk).post(f"{post.get_absolute_url()}withdrawal/")

    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        browser = as_(cast.anouk)
        answer = browser.post(f"{post.get_absolute_url()}restoration/")

    assert answer.status_code == 404


def test_earlier_words_are_for_the_author_and_who_looks_after_the_place(
    as_: As, cast: Cast, share: Share
) -> None:
    post = share(cast.anouk, "Met een vout.", place=cast.c.source)
    as_(cast.anouk).post(f"{post.get_absolute_url()}edit/", {"content": "Zonder fout."})
    address = f"{post.get_absolute_url()}history/"

    for person in (cast.anouk, cast.carla, cast.chidi):
        assert "Met een vout." in text(as_(person), address)
    for person in (cast.dora, cast.bram):
        assert as_(person).get(address).status_code == 404


def test_only_its_author_changes_a_post(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.anouk, "Van mij.")
    address = f"{post.get_absolute_url()}edit/"

    for ask in (as_(cast.bram).get, as_(cast.bram).post):
        assert ask(address).status_code == 404
    wrong = as_(cast.anouk).post(address, {"content": "x" * 6000})
    assert (wrong.status_code, "x" * 6000 in wrong.content.decode()) == (422, True)
    assert as_(cast.anouk).post(address, {"content": "Nog steeds."}).status_code == 302


@pytest.mark.parametrize("number", [1, 20])
def test_bookmarks_cost_the_same_however_many(
    as_: As, cast: Cast, share: Share, budget: Budget, number: int
) -> None:
    browser = as_(cast.bram)
    for each in range(number):
        post = share(cast.anouk, f"Nummer {each}.")
        browser.post(f"{post.get_absolute_url()}bookmark/", {"keep": "yes"})
    browser.get("/bookmarks/")

    with budget(queries=8):
        page = browser.get("/bookmarks/")

    assert page.content.count(b"data-post=") == number
