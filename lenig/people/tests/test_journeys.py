"""Directory, profile and chart in a real browser: by keyboard, by finger, in the dark, without a script."""

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from lenig.people.models import Department, Location, Person
from lenig.people.tests.conftest import Office, are_here, away, crowd, knows, seat
from tests.browser import Pages, SignedIn
from tests.cast import Cast

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LONG = "Wolfeschlegelsteinhausenbergerdorff"


@pytest.fixture
def world(cast: Cast, office: Office) -> Office:
    """The office on an ordinary day: somebody away, a vacancy, a long name, a full list."""
    with transaction.atomic():
        fill(cast, office)
    return office


def fill(cast: Cast, office: Office) -> None:
    bram = cast.bram
    bram.location = Location.objects.create(name="Stadhuis")
    bram.pronouns, bram.name_sound, bram.phone = "hij/hem", "bram fan daik", "088 000 02 14"
    bram.working_days, bram.languages = "1,2,3,4,5,6,7", "Nederlands, Turks (moedertaal)"
    bram.about = "Loop gerust binnen."
    bram.save()
    cast.esra.surname = LONG
    cast.esra.save()
    knows(bram, "parkeren", "verhuizen")
    away(cast.esra, stand_in=bram)
    space = Department.objects.create(name="Ruimte", parent=office.service)
    seat(None, "Afdelingshoofd", space, head=True)
    for person in crowd(23):
        seat(person, "Medewerker", space)
    are_here(cast.beheer)


def new_part(cast: Cast, office: Office) -> Department:
    """A part of the desk, with Dewi in it."""
    with transaction.atomic():
        part = Department.objects.create(name="Balie", parent=office.desk)
    seat(cast.dewi, "Stagiair", part)
    return part


def test_typing_finds_and_keeps_the_cursor(
    page: Page, signed_in: SignedIn, cast: Cast, world: Office
) -> None:
    signed_in(page, cast.dewi).goto("/people/")
    box = page.get_by_placeholder("Naam, functie, plek of wat iemand weet")

    box.press_sequentially("bram", delay=40)

    expect(page.get_by_role("status").filter(has_text="1 persoon")).to_be_visible()
    expect(box).to_be_focused()
    expect(box).to_have_value("bram")
    page.wait_for_url("**/people/?q=bram")


def test_a_facet_narrows_at_once_and_keeps_its_place(
    page: Page, signed_in: SignedIn, cast: Cast, world: Office
) -> None:
    signed_in(page, cast.dewi).goto("/people/?q=a")
    box = page.get_by_label("#parkeren")

    box.focus()
    box.press("Space")

    expect(page.locator(".applied .chip", has_text="#parkeren")).to_be_visible()
    expect(page.get_by_label("#parkeren")).to_be_checked()
    expect(page.get_by_label("#parkeren")).to_be_focused()
    page.wait_for_url("**/people/?q=a&topic=parkeren")
    page.get_by_placeholder("Naam, functie, plek of wat iemand weet").fill("an")
    page.wait_for_url("**/people/?q=an&topic=parkeren")


def test_facets_and_words_go_together_without_a_script(
    pages: Pages, signed_in: SignedIn, cast: Cast, world: Office
) -> None:
    page = signed_in(pages(javascript=False), cast.dewi)
    page.goto("/people/?q=a")

    page.get_by_label("#parkeren").check()
    page.get_by_role("button", name="Toon mensen").click()
    expect(page.locator("#answer").get_by_role("link", name="Bram van Dijk")).to_be_visible()
    page.locator("#finder-words").fill("bram")
    page.locator("#finder-words").press("Enter")

    page.wait_for_url("**/people/?q=bram&topic=parkeren")


def test_facets_are_a_sheet_on_a_phone(
    pages: Pages, signed_in: SignedIn, cast: Cast, world: Office
) -> None:
    page = signed_in(pages(phone=True), cast.dewi)
    page.goto("/people/")
    sheet = page.locator("#refine")
    expect(sheet).to_be_hidden()

    page.get_by_role("button", name="Verfijn").click()
    page.get_by_label("#parkeren").check()
    expect(sheet.get_by_role("button", name="Toon 1 persoon")).to_be_visible()
    sheet.get_by_role("button", name="Toon 1 persoon").click()

    expect(sheet).to_be_hidden()
    expect(page.locator("#answer").get_by_role("link", name="Bram van Dijk")).to_be_visible()


def test_the_list_grows_by_its_button(
    page: Page, signed_in: SignedIn, cast: Cast, world: Office
) -> None:
    signed_in(page, cast.dewi).goto("/people/?q=persoon")
    expect(page.locator(".person-card")).to_have_count(20)

    page.get_by_role("link", name="Toon meer").click()

    expect(page.locator(".person-card")).to_have_count(23)
    expect(page.get_by_role("link", name="Toon meer")).to_have_count(0)


def test_a_field_is_changed_where_it_is_read(
    page: Page, signed_in: SignedIn, cast: Cast, world: Office
) -> None:
    signed_in(page, cast.bram).goto(cast.bram.get_absolute_url())

    page.get_by_role("link", name="Wijzig: Mobiel").click()
    field = page.get_by_label("Mobiel")
    expect(field).to_be_focused()
    field.fill("06 12 34 56 78")
    page.get_by_role("radio", name="mijn leidinggevenden").check()
    page.get_by_role("button", name="Bewaar").click()

    line = page.locator("#field-mobile")
    expect(line).to_contain_text("06 12 34 56 78")
    expect(line).to_contain_text("mijn leidinggevenden")
    assert Person.objects.get(pk=cast.bram.pk).field_visibility == {"mobile": "managers"}


def test_a_stand_in_is_chosen_by_keyboard(
    page: Page, signed_in: SignedIn, cast: Cast, world: Office
) -> None:
    signed_in(page, cast.bram).goto(f"{cast.bram.get_absolute_url()}absences/")
    field = page.get_by_role("combobox", name="Wie vervangt je?")

    field.press_sequentially("anou", delay=40)
    expect(page.get_by_role("option", name="Anouk de Wit")).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")

    expect(field).to_have_value("Anouk de Wit")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_a_branch_of_the_chart_opens_when_it_is_asked_for(
    page: Page, signed_in: SignedIn, cast: Cast, world: Office
) -> None:
    part = new_part(cast, world)
    signed_in(page, cast.bram).goto("/organisation/")
    branch = page.locator(f"li:has(> #d-{part.handle}) > details")
    expect(branch.get_by_text("Dewi Pratiwi")).to_be_hidden()

    branch.locator("summary").press("Enter")

    expect(branch.get_by_role("link", name="Dewi Pratiwi")).to_be_visible()


def test_a_branch_of_the_chart_is_a_link_without_a_script(
    pages: Pages, signed_in: SignedIn, cast: Cast, world: Office
) -> None:
    part = new_part(cast, world)
    page = signed_in(pages(javascript=False), cast.bram)
    page.goto("/organisation/")

    branch = page.locator(f"li:has(> #d-{part.handle}) > details")
    branch.locator("summary").click()
    branch.get_by_role("link", name="Toon").click()

    expect(page.get_by_role("link", name="Dewi Pratiwi")).to_be_visible()
