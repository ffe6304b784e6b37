"""What people do with groups, in a real browser."""

import re

import pytest
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import expect

from lenig.groups.actions.asking import ask_to_join
from lenig.groups.actions.belonging import let_out
from lenig.groups.actions.describing import report_status, set_goal
from lenig.groups.actions.inviting import invite
from lenig.groups.models import Light
from lenig.stream.actions.posting import NewPost, publish
from tests.browser import Pages, SignedIn
from tests.cast import Cast

pytestmark = pytest.mark.journey


@pytest.fixture
def lively(transactional_db: None, cast: Cast) -> Cast:
    """Groups in which something goes on."""
    with transaction.atomic():
        assert cast.groups
        set_goal(cast.s, text="Klaar voor de zomer", due=None, progress=40)
        set_goal(cast.s, text="Iedereen gesproken", due=None, progress=100)
        report_status(
            cast.s, viewer=cast.viewer("carla"), light=Light.ATTENTION, sentence="Er is haast bij."
        )
        ask_to_join(cast.c, viewer=cast.viewer("bram"), words="Ik hoor erbij.")
        invite(cast.s, [cast.bram], viewer=cast.viewer("carla"), words="Kom je?")
    return cast


@pytest.mark.parametrize("javascript", [True, False])
def test_a_group_begins_and_somebody_comes_in(
    pages: Pages, signed_in: SignedIn, lively: Cast, javascript: bool
) -> None:
    page = signed_in(pages(javascript=javascript), lively.anouk)
    page.goto("/groups/")
    page.get_by_role("link", name="Nieuwe groep").click()
    page.get_by_label("Naam").fill("Fietsen naar het werk")
    page.get_by_label("Waar is deze groep voor?").fill("Wie fietst, en waarlangs.")
    page.get_by_role("button", name="Maak de groep").click()
    # Loaded whole: what is typed before the script is there asks nothing.
    page.wait_for_url("**/invitations/**")
    page.get_by_label("Wie?").fill("dewi")
    if not javascript:
        page.get_by_role("button", name="Zoek").click()
    page.get_by_role("checkbox", name=re.compile("Dewi")).check()
    page.get_by_role("button", name="Verstuur de uitnodigingen").click()
    expect(page.get_by_role("heading", name="Wacht op antwoord")).to_be_visible()

    other = signed_in(pages(javascript=javascript), lively.dewi)
    other.goto("/groups/?q=fietsen")
    other.get_by_role("link", name="Fietsen naar het werk").click()
    other.get_by_role("button", name="Doe mee").click()
    other.get_by_label("Hoogtepunten").check()
    other.get_by_role("button", name="Zo is het goed").click()

    expect(other.get_by_role("button", name="Zo is het goed")).to_have_count(0)
    expect(other.locator("summary", has_text="Je doet mee")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_request_is_answered(
    pages: Pages, signed_in: SignedIn, lively: Cast, javascript: bool
) -> None:
    page = signed_in(pages(javascript=javascript, phone=True), lively.carla)
    page.goto(lively.c.get_absolute_url())

    page.get_by_role("link", name="Antwoord").click()
    page.get_by_role("button", name="Laat erin").click()

    expect(page.get_by_text("Niemand wacht.")).to_be_visible()
    assert lively.viewer("bram").takes_part_in(lively.c.own_audience_id)


def test_closing_a_group_says_what_it_changes(
    pages: Pages, signed_in: SignedIn, lively: Cast
) -> None:
    page = signed_in(pages(), lively.redactie)
    page.goto(reverse("groups:visibility", args=[lively.o.address]))

    page.get_by_role("link", name="Wat zou er veranderen? Besloten").click()
    expect(
        page.get_by_role("heading", name="Dit verandert als de groep besloten wordt")
    ).to_be_visible()
    page.get_by_role("button", name="Maak de groep besloten").click()

    expect(page.get_by_text("alleen leden lezen wat er gedeeld wordt").first).to_be_visible()


def test_who_lost_the_group_reads_on_an_open_page_that_it_is_over(
    pages: Pages, signed_in: SignedIn, lively: Cast
) -> None:
    new = NewPost(kind="update", content="Onder ons", place=lively.s.source)
    with transaction.atomic():
        publish(new, viewer=lively.viewer("anouk"))
    page = signed_in(pages(), lively.dewi)
    page.goto(lively.s.get_absolute_url())
    expect(page.get_by_text("Onder ons")).to_be_visible()

    let_out(lively.s, lively.dewi)
    page.get_by_role("button", name="Mooi").first.click()

    expect(page.locator("#toasts .toast")).to_contain_text("niet meer voor jou")
