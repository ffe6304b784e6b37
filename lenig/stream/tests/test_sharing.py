"""Passing on what somebody else shared: seen by who may read it, and by nobody else."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lenig.activity.models import Activity, Verb
from lenig.files.actions.taking_in import take_in
from lenig.people.models import Person
from lenig.stream.actions.editing import withdraw
from lenig.stream.models import Post, Share
from lenig.stream.tests.conftest import Share as ShareIt
from tests.budget import Budget
from tests.cast import Cast

As = Callable[[Person], Client]


def pass_on(client: Client, post: Post, **words: str) -> Post:
    client.post(f"{post.get_absolute_url()}share/", words)
    return Post.objects.every_row(because="what a test made").filter(kind="share").latest("pk")


def text(client: Client, address: str = "/?tab=organisation") -> str:
    return client.get(address).content.decode()


def test_it_stands_in_a_post_of_ones_own(as_: As, cast: Cast, share: ShareIt) -> None:
    post = share(cast.anouk, "Het origineel.")

    made = pass_on(as_(cast.bram), post, content="Lees dit!")

    page = text(as_(cast.esra), made.get_absolute_url())
    assert "Lees dit!" in page
    assert "Het origineel." in page


def test_it_shows_a_secret_to_members_only(as_: As, cast: Cast, share: ShareIt) -> None:
    post = share(cast.anouk, "Geheim plan.", place=cast.s.source)

    made = pass_on(as_(cast.dewi), post, content="Belangrijk.")

    for address in ("/?tab=organisation", made.get_absolute_url()):
        assert "Geheim plan." in text(as_(cast.carla), address)
        outside = text(as_(cast.bram), address)
        assert "Belangrijk." in outside
        assert "Geheim plan." not in outside
        assert "Reorganisatie" not in outside
        assert post.handle not in outside


def test_it_shows_the_pictures_and_files_of_the_original_to_who_may_read_it(
    as_: As, cast: Cast, share: ShareIt
) -> None:
    files = [
        take_in(SimpleUploadedFile(f"{name}.csv", b"straat;nummer\n"), cast.anouk)
        for name in ("wijken", "namen")
    ]
    everyones = share(cast.anouk, "Voor allen.", files=(files[0],))
    secret = share(cast.anouk, "Geheim plan.", files=(files[1],), place=cast.s.source)
    form = text(as_(cast.dewi), f"{secret.get_absolute_url()}share/")
    for each in (everyones, secret):
        pass_on(as_(cast.dewi), each, content="Kijk.")

    inside, outside = (text(as_(each), "/?tab=organisation") for each in (cast.carla, cast.bram))

    # Once below the post itself, and once where it was passed on.
    assert inside.count("wijken.csv") == outside.count("wijken.csv") == 2
    assert inside.count("namen.csv") == 2
    assert "namen.csv" not in outside
    assert "namen.csv" in form


def test_a_withdrawn_original_looks_like_one_that_is_not_for_you(
    as_: As, cast: Cast, share: ShareIt
) -> None:
    secret = share(cast.anouk, "Geheim plan.", place=cast.s.source)
    gone = share(cast.anouk, "Weg ermee.")
    shared = [pass_on(as_(cast.anouk), each) for each in (secret, gone)]
    withdraw(gone, viewer=cast.viewer("anouk"))

    pages = [text(as_(cast.bram), each.get_absolute_url()) for each in shared]

    for page in pages:
        assert "Wat hier werd gedeeld is er niet, of niet voor jou." in page


def test_who_may_not_read_it_cannot_pass_it_on(as_: As, cast: Cast, share: ShareIt) -> None:
    post = share(cast.anouk, place=cast.s.source)
    address = f"{post.get_absolute_url()}share/"

    for ask in (as_(cast.bram).get, as_(cast.bram).post):
        assert ask(address).status_code == 404
    assert as_(cast.dewi).get(address).status_code == 200


def test_passing_on_what_was_passed_on_leads_to_the_original(
    as_: As, cast: Cast, share: ShareIt
) -> None:
    post = share(cast.anouk, "Het origineel.")
    first = pass_on(as_(cast.bram), post)

    second = pass_on(as_(cast.esra), first)

    rows = Share.objects.every_row(because="what a test made")
    assert set(rows.values_list("post_id", "original_id")) == {
        (first.pk, post.pk),
        (second.pk, post.pk),
    }


def test_it_is_told_once_however_often_it_is_sent(as_: As, cast: Cast, share: ShareIt) -> None:
    post = share(cast.anouk)

    for _ in range(2):
        made = pass_on(as_(cast.bram), post, content="Kijk.", key="k")
    as_(cast.bram).post(f"{made.get_absolute_url()}edit/", {"content": "Kijk eens."})

    told = Activity.objects.every_row(because="what a test made").filter(verb=Verb.ANNOUNCE)
    assert told.count() == 1


@pytest.mark.parametrize("number", [1, 20])
def test_shared_cards_cost_the_same_however_many(
    as_: As, cast: Cast, share: ShareIt, budget: Budget, number: int
) -> None:
    for each in range(number):
        pass_on(as_(cast.esra), share(cast.anouk, f"Nummer {each}.", place=cast.o.source))
        Post.objects.every_row(because="only what was passed on").filter(kind="update").update(
            audience_id=cast.c.own_audience_id
        )
    browser = as_(cast.bram)
    browser.get("/?tab=organisation")

    with budget(queries=11):  # the rows of the kind and the originals; no follows are merged
        page = browser.get("/?tab=organisation")

    assert page.content.count(b'data-kind="share"') == number
