"""What stands beside a name in the stream: that somebody is away, or works here no more."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from lenig.access.viewer import Viewer
from lenig.groups.actions.belonging import let_out
from lenig.people.actions.arriving import add_person
from lenig.people.actions.being_away import be_back, go_away, open_absences_to
from lenig.people.actions.leaving import deactivate
from lenig.people.models import Absence, Person, Role
from lenig.people.readers import Readers
from lenig.stream.actions.commenting import NewComment, comment_on
from lenig.stream.actions.reacting import set_reaction
from lenig.stream.models import Post
from lenig.stream.tests.conftest import Share
from tests.budget import Budget
from tests.cast import Cast

As = Callable[[Person], Client]
GONE = "werkt hier niet meer"


def away(person: Person, stand_in: Person | None = None) -> Absence:
    today = timezone.localdate()
    return go_away(person, first_day=today, last_day=today + timedelta(9), stand_in=stand_in)


def away_words() -> str:
    return f"afwezig t/m {date_format(timezone.localdate() + timedelta(9), 'j F')}"


def in_words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def pages_of(post: Post) -> list[str]:
    """Where a post of one's own organisation stands: in cards, and on its own page."""
    return ["/?tab=organisation", f"/posts/{post.handle}/"]


def test_an_absence_stands_beside_the_author_a_comment_and_a_mention(
    as_: As, cast: Cast, share: Share
) -> None:
    post = share(cast.bram, f"Vraag het aan @{cast.bram.name}.")
    comment_on(post, NewComment("Dank!"), viewer=Viewer.of(cast.bram))
    browser = as_(cast.anouk)
    before = [browser.get(page).content.decode() for page in pages_of(post)]

    away(cast.bram, stand_in=cast.esra)

    for page, was in zip(pages_of(post), before, strict=True):
        now = browser.get(page).content.decode()
        assert "afwezig" not in was
        assert in_words(now).count(away_words()) >= 3
        assert f'<a href="{cast.esra.get_absolute_url()}">{cast.esra.name}</a> vervangt' in now


def test_who_is_back_is_shown_as_before_on_the_card_that_was_kept(
    as_: As, cast: Cast, share: Share
) -> None:
    post = share(cast.bram, f"Vraag het aan @{cast.bram.name}.")
    absence = away(cast.bram)
    browser = as_(cast.anouk)
    assert away_words() in browser.get("/?tab=organisation").content.decode()

    be_back(absence)

    for page in pages_of(post):
        assert "afwezig" not in browser.get(page).content.decode()


@pytest.mark.parametrize("readers", [Readers.MANAGERS, Readers.ME])
def test_an_absence_that_is_not_for_everyone_stands_nowhere(
    as_: As, cast: Cast, share: Share, readers: Readers
) -> None:
    post = share(cast.bram, f"Vraag het aan @{cast.bram.name}.")
    away(cast.bram, stand_in=cast.esra)
    browser = as_(cast.anouk)
    shown = [browser.get(page).content.decode() for page in pages_of(post)]

    open_absences_to(cast.bram, readers)

    assert all(away_words() in page for page in shown)
    for page in [*pages_of(post), cast.bram.get_absolute_url(), "/people/"]:
        assert "afwezig" not in browser.get(page).content.decode().lower()


def test_who_left_is_named_and_no_longer_linked(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.dora, "Zo doen we dat.")
    comment_on(post, NewComment("Helder."), viewer=Viewer.of(cast.dora))
    about = share(cast.anouk, f"Met dank aan @{cast.dora.name}.")
    set_reaction(post, viewer=Viewer.of(cast.dora), reaction="like")
    profile, browser = cast.dora.get_absolute_url(), as_(cast.anouk)
    pages = [*pages_of(post), *pages_of(about), f"/posts/{post.handle}/reactions/"]
    assert all(f'href="{profile}"' in browser.get(page).content.decode() for page in pages)

    deactivate(cast.dora, actor=cast.beheer)

    assert browser.get(profile).status_code == 404
    for page in pages:
        assert f'href="{profile}"' not in browser.get(page).content.decode()
        assert cast.dora.name in in_words(browser.get(page).content.decode())
    assert f"{cast.dora.name} {GONE}" in in_words(browser.get(pages[0]).content.decode())


def test_who_stands_in_and_left_since_is_not_named(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.bram, "Zo doen we dat.")
    away(cast.bram, stand_in=cast.dora)

    deactivate(cast.dora, actor=cast.beheer)

    page = as_(cast.anouk).get(f"/posts/{post.handle}/").content.decode()
    assert away_words() in page
    assert cast.dora.name not in page


def test_the_unknown_author_of_something_imported_has_no_link(
    as_: As, cast: Cast, share: Share
) -> None:
    stranger = add_person(given_name="kees81", email=None)
    Person.objects.filter(pk=stranger.pk).update(is_placeholder=True)
    post = share(cast.anouk, "Uit een ander systeem.")
    Post.objects.every_row(because="a test hands a post over").filter(pk=post.pk).update(
        author=stranger
    )

    page = as_(cast.anouk).get(f"/posts/{post.handle}/").content.decode()

    assert "kees81" in page
    assert stranger.get_absolute_url() not in page
    assert GONE not in page


def test_a_guest_gets_links_only_to_whom_they_may_meet(as_: As, cast: Cast, share: Share) -> None:
    post = share(cast.carla, "Welkom.", place=cast.g.source)
    browser, profile = as_(cast.gast), cast.carla.get_absolute_url()
    page = f"/posts/{post.handle}/"
    assert f'href="{profile}"' in browser.get(page).content.decode()

    let_out(cast.g, cast.carla)

    assert browser.get(profile).status_code == 404
    assert f'href="{profile}"' not in browser.get(page).content.decode()
    assert cast.carla.name in browser.get(page).content.decode()
    assert GONE not in browser.get(page).content.decode()


def test_a_guest_who_went_to_another_group_is_no_link_for_those_who_stayed(
    as_: As, cast: Cast, share: Share
) -> None:
    post = share(cast.gast, "Tot ziens.", place=cast.g.source)
    browser, profile = as_(cast.carla), cast.gast.get_absolute_url()
    assert f'href="{profile}"' in browser.get(f"/posts/{post.handle}/").content.decode()

    let_out(cast.g, cast.gast)

    assert f'href="{profile}"' not in browser.get(f"/posts/{post.handle}/").content.decode()


@pytest.mark.parametrize("number", [1, 20])
def test_it_costs_the_same_however_many_are_away_left_or_guests(
    as_: As, cast: Cast, share: Share, budget: Budget, number: int
) -> None:
    for n in range(number):
        role = Role.GUEST if n % 3 == 2 else Role.MEMBER
        person = add_person(given_name="Persoon", surname=f"{n}", role=role)
        Post.objects.every_row(because="a test hands a post over").filter(
            pk=share(cast.bram, f"Bericht {n}").pk
        ).update(author=person)
        if n % 3 == 0:
            away(person, stand_in=cast.esra)
        if n % 3 == 1:
            deactivate(person, actor=cast.beheer)
    browser = as_(cast.anouk)
    browser.get("/?tab=organisation")
    browser.get("/?tab=organisation")

    with budget(queries=11):  # home's ten, and one for the guests among the authors
        browser.get("/?tab=organisation")
